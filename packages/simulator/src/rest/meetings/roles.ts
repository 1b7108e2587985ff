import { Failure, missingScope } from '../../failure.ts';
import type { PersonRecord } from '../../world/world.ts';
import { allows } from '../allows.ts';
import type { Call } from '../endpoint.ts';

/** Service apps are bots whose tokens come from a grant. */
export const isServiceApp = ({ caller, token }: Call): boolean =>
	caller.type === 'bot' && token.grant !== undefined;

/** Whether the caller acts for the whole organisation: an administrator, or a service app, whose token has the scope. */
export const administers = (call: Call, scope: string): boolean =>
	(call.caller.isAdmin === true || isServiceApp(call)) && call.token.scopes.includes(scope);

const compliance = 'spark-compliance:meetings_read';

/** Compliance officers also see what was deleted. */
export const isOfficer = (call: Call): boolean => administers(call, compliance);

/** Whether it is the scope of compliance officers that lets the caller in, and not one of its own. */
export const actsAsOfficer = (call: Call, ownScope: string): boolean =>
	isOfficer(call) && !call.token.scopes.includes(ownScope);

/** @throws Failure 403. */
export function requireOfficer(call: Call): void {
	if (!isOfficer(call)) throw new Failure(403, missingScope);
}

/** @throws Failure 403. */
export function requireAdministrator(call: Call, scope: string): void {
	if (!administers(call, scope) && !isOfficer(call)) throw new Failure(403, missingScope);
}

/** For operations that need one more scope than the contract names. @throws Failure 403. */
export function requireScope(call: Call, scope: string): void {
	if (!allows(call.token, scope) && !isOfficer(call)) throw new Failure(403, missingScope);
}

const noUser = () => new Failure(404, 'The user does not exist.');

/**
 * The account that the answer is for: the host that an administrator with the scope names, or the caller.
 * @throws Failure 404 for unknown hosts and for bots, 403 for hosts that the caller must not name.
 */
export function accountFor(
	hostEmail: string | undefined,
	call: Call,
	adminScope: string,
): PersonRecord {
	const { world, caller, switches } = call;
	const isOwn = hostEmail?.toLowerCase() === caller.email.toLowerCase();
	if (hostEmail !== undefined && administers(call, adminScope)) {
		const host = world.findPersonByEmail(hostEmail);
		if (!host || host.type === 'bot') throw noUser();
		return host;
	}
	// A bot has no meetings.
	if (caller.type === 'bot') throw noUser();
	if (hostEmail !== undefined && !isOwn && switches.hostEmailWithoutScope === 'refused') {
		throw new Failure(403, missingScope);
	}
	return caller;
}
