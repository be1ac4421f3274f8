import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { serveTraining, type Order } from './serve.ts';

let page: MessagePort;
let snapshots: number[];

beforeEach(() => {
	const { port1, port2 } = new MessageChannel();
	serveTraining(countThree, port2);
	page = port1;
	snapshots = [];
	page.onmessage = ({ data }: MessageEvent<number>) => snapshots.push(data);
});

afterEach(() => page.close());

it('makes one snapshot for each request, and none without one', async () => {
	order({ start: 10 }, 'next', 'next');
	await vi.waitFor(() => expect(snapshots).toEqual([11, 12]));
});

it('begins anew where it is told to', async () => {
	order({ start: 10 }, 'next', { start: 100 }, 'next');
	await vi.waitFor(() => expect(snapshots).toEqual([11, 101]));
});

it('says nothing before its beginning and nothing after its end', async () => {
	order('next', { start: 10 }, 'next', 'next', 'next', 'next', { start: 0 }, 'next');
	await vi.waitFor(() => expect(snapshots).toEqual([11, 12, 13, 1]));
});

function* countThree(from: number): Iterator<number, void> {
	for (let step = 1; step <= 3; step += 1) yield from + step;
}

function order(...orders: Order<number>[]) {
	for (const each of orders) page.postMessage(each);
}
