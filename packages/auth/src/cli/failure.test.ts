import { WebexConnectionError, WebexInputError } from '@webex-nodes/http';
import { expect, test } from 'vitest';
import { WebexAuthorizationError, WebexConsentError } from '../errors.ts';
import { failureOf } from './failure.ts';

const request = { method: 'POST', url: 'https://webexapis.com/v1/access_token' } as const;

test.each([
	[new Error('disk full'), 'failed', 1],
	[new WebexInputError('--port', 'expected a number'), 'usage', 2],
	[new WebexAuthorizationError('log in first'), 'log in', 3],
	[new WebexConsentError('login_required'), 'log in', 3],
	[new WebexConnectionError(request, 'ENOTFOUND'), 'unreachable', 4],
	[new WebexConsentError('access_denied'), 'denied', 5],
	[new WebexConsentError('invalid_scope'), 'scopes', 6],
])('%s ends with the code for "%s"', (error, kind, exitCode) => {
	expect(failureOf(error, false)).toEqual({ kind, exitCode, message: error.message });
});

test('a program that was stopped says so, whatever failed because of it', () => {
	expect(failureOf(new Error('This operation was aborted'), true)).toEqual({
		kind: 'stopped',
		exitCode: 130,
		message: 'Stopped',
	});
});
