import { WebexConnectionError, WebexInputError } from '@webex-nodes/http';
import { WebexAuthorizationError, WebexConsentError } from '../errors.ts';

const exitCodes = {
	failed: 1,
	usage: 2,
	'log in': 3,
	unreachable: 4,
	denied: 5,
	scopes: 6,
	stopped: 130,
} as const;

export interface Failure {
	readonly kind: keyof typeof exitCodes;
	readonly exitCode: number;
	readonly message: string;
}

/** What the terminal shows of an error, and the exit code that scripts know it by. */
export function failureOf(error: unknown, isStopped: boolean): Failure {
	const kind = isStopped ? 'stopped' : kindOf(error);
	const message = error instanceof Error ? error.message : String(error);
	return { kind, exitCode: exitCodes[kind], message: isStopped ? 'Stopped' : message };
}

function kindOf(error: unknown): Failure['kind'] {
	if (WebexConsentError.is(error)) return consentKinds[error.code] ?? 'log in';
	if (WebexAuthorizationError.is(error)) return 'log in';
	if (WebexConnectionError.is(error)) return 'unreachable';
	return WebexInputError.is(error) ? 'usage' : 'failed';
}

const consentKinds: Readonly<Record<string, Failure['kind']>> = {
	access_denied: 'denied',
	invalid_scope: 'scopes',
};
