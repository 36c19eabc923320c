// Prints the last line of .ci/run from vitest's JSON report and ends with the exit code of the whole run.

import { readFileSync } from 'node:fs';

const [reportFile, hasFailedStep, skippedSteps = '0'] = process.argv.slice(2);
const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, success } = readReport();
const skipped = numPendingTests + numTodoTests + Number(skippedSteps);
// A step or a file that failed outside of any test is a failure too.
const failed = Math.max(numFailedTests, success && hasFailedStep === '0' ? 0 : 1);
console.log(`${numPassedTests} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exit(failed === 0 ? 0 : 1);

function readReport() {
  try {
    return JSON.parse(readFileSync(reportFile, 'utf8'));
  } catch {
    // No report: vitest did not get as far as running anything.
    return { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, success: false };
  }
}
