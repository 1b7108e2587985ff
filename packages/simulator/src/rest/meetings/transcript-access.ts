import { Failure, missingScope } from '../../failure.ts';
import type { InstanceRecord } from '../../world/meetings/instances.ts';
import type { PersonRecord } from '../../world/world.ts';
import type { Call } from '../endpoint.ts';
import { wasThere } from './ended.ts';
import { accountFor, actsAsOfficer, administers } from './roles.ts';

const notFound = () => new Failure(404, 'The requested resource could not be found.');

/** What is left of an instance in words: a transcript or a summary. */
interface Words {
	readonly instanceId: string;
	readonly status: 'available' | 'deleted';
}

const instanceOf = ({ instanceId }: Words, { world }: Call): InstanceRecord => {
	const instance = world.meetings.instances.get(instanceId);
	if (!instance) throw notFound();
	return instance;
};

/** Whether the person reads it: who was there, while it is not deleted. */
export function mayRead(words: Words, person: PersonRecord, call: Call): boolean {
	return words.status === 'available' && wasThere(instanceOf(words, call), person, call.world);
}

/** To administrators everything that is not deleted, to compliance officers that too. @throws Failure 404. */
export function readableTranscript(
	transcriptId: string,
	hostEmail: string | undefined,
	call: Call,
) {
	const person = accountFor(hostEmail, call, 'meeting:admin_transcripts_read');
	const transcript = call.world.meetings.transcripts.get(transcriptId);
	if (!transcript) throw notFound();
	if (actsAsOfficer(call, 'meeting:transcripts_read')) return transcript;
	const isAdministrators =
		administers(call, 'meeting:admin_transcripts_read') && transcript.status === 'available';
	if (!isAdministrators && !mayRead(transcript, person, call)) throw notFound();
	return transcript;
}

/**
 * Only the host changes and deletes it, or a compliance officer.
 * @returns whether it belongs to somebody else.
 * @throws Failure 404, or 403 for people who were there.
 */
export function requireOwner(words: Words | undefined, call: Call, scope: string): boolean {
	if (!words) throw notFound();
	const isHost = instanceOf(words, call).hostId === call.caller.id;
	if (isHost && words.status === 'available') return false;
	if (actsAsOfficer(call, scope)) return true;
	if (!mayRead(words, call.caller, call)) throw notFound();
	throw new Failure(403, missingScope);
}
