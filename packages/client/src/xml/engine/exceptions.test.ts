import { expect, test } from 'vitest';
import { statusOfFailure } from './exceptions.ts';

test.each([
	[{ exceptionId: '030047', reason: 'Not a valid session ticket' }, 401],
	[{ exceptionId: '030048' }, 401],
	[{ reason: 'WebEx access token is invalid' }, 401],
	[{ reason: 'The Access Token has expired' }, 401],
	[{ exceptionId: '000045' }, 429],
	[{ exceptionId: '000035' }, 503],
	[{ exceptionId: '060001', reason: 'Corresponding Meeting not found' }, undefined],
	[{ exceptionId: 'constructor' }, undefined],
	[{}, undefined],
])('%o means the status %s', (failure, expected) => {
	expect(statusOfFailure(failure)).toBe(expected);
});
