/** What a test tool counted. */
export interface Counts {
	passed: number;
	failed: number;
	/** Tests that did not run though nothing failed before them: as bad as failures, for nobody would notice. */
	skipped: string[];
}

/** Reads a report of Vitest's JSON reporter. A file that fails outside its tests counts as one failure. */
export function countVitest(report: VitestReport): Counts {
	const counts: Counts = { passed: 0, failed: 0, skipped: [] };
	for (const file of report.testResults) {
		for (const test of file.assertionResults) {
			if (test.status === 'passed') counts.passed += 1;
			else if (test.status === 'failed') counts.failed += 1;
			else counts.skipped.push(`${file.name}: ${test.fullName}`);
		}
		if (file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed')) counts.failed += 1;
	}
	return counts;
}

/** Reads a report of Playwright's JSON reporter. An error outside all tests counts as one failure. */
export function countPlaywright(report: PlaywrightReport): Counts {
	const counts: Counts = { passed: 0, failed: report.errors.length, skipped: [] };
	const visit = (suite: PlaywrightSuite): void => {
		for (const spec of suite.specs ?? []) {
			for (const test of spec.tests) {
				if (test.status === 'expected') counts.passed += 1;
				else if (test.status === 'skipped') counts.skipped.push(`${spec.file}: ${spec.title}`);
				else counts.failed += 1;
			}
		}
		suite.suites?.forEach(visit);
	};
	report.suites.forEach(visit);
	return counts;
}

/** The part of Vitest's report that is read. */
export interface VitestReport {
	testResults: {
		name: string;
		status: 'passed' | 'failed';
		message: string;
		assertionResults: { ancestorTitles: string[]; title: string; fullName: string; status: string }[];
	}[];
}

/** The part of Playwright's report that is read. */
export interface PlaywrightReport {
	errors: unknown[];
	suites: PlaywrightSuite[];
}

interface PlaywrightSuite {
	specs?: { title: string; file: string; tests: { status: string }[] }[];
	suites?: PlaywrightSuite[];
}
