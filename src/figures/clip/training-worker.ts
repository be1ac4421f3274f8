import { serveTraining } from '../parts/training/serve.ts';
import { trainingSteps } from './training.ts';

serveTraining(trainingSteps);
