import { Failure, missingScope } from '../../failure.ts';
import type { PersonRecord } from '../../world/world.ts';
import { type Call, readId } from '../endpoint.ts';
import { invalid } from './checks.ts';
import { isServiceApp } from './roles.ts';

/** The member of the group whose meetings a service app reads. @throws Failure 403 for everybody else. */
export function groupHost(
	{
		personId,
		hostEmail,
	}: { readonly personId?: string | undefined; readonly hostEmail?: string | undefined },
	call: Call,
): PersonRecord {
	if (!isServiceApp(call)) throw new Failure(403, missingScope);
	if (!personId && !hostEmail) throw invalid('The personId or the hostEmail is required.');
	const { people } = call.world;
	const host = personId
		? people.get(readId('PEOPLE', personId))
		: call.world.findPersonByEmail(hostEmail ?? '');
	if (!host || host.type === 'bot') throw new Failure(404, 'The user does not exist.');
	return host;
}
