import type {
	CreateMeetingInterpreter,
	Interpretation,
	MeetingInterpreter,
	UpdateInterpretation,
	UpdateMeetingInterpreter,
} from '@webex-nodes/client';
import { Failure } from '../../../failure.ts';
import { malformed } from '../../../input.ts';
import type { InterpreterRecord } from '../../../world/meetings/series.ts';
import type { World } from '../../../world/world.ts';
import type { Call } from '../../endpoint.ts';
import { existingInstance, isInstanceId, type Target } from '../access.ts';
import { hosted, peopleOf, savePeople } from './hosted.ts';

interface Named {
	readonly meetingId: string;
	readonly interpreterId: string;
	readonly hostEmail?: string | undefined;
}

/** The last one that was added comes first. */
export function listInterpreters(
	{ meetingId, hostEmail }: Omit<Named, 'interpreterId'>,
	call: Call,
): MeetingInterpreter[] {
	const seriesId = isInstanceId(meetingId) ? existingInstance(meetingId, call).seriesId : meetingId;
	const { interpreters = [] } = peopleOf(hosted(seriesId, hostEmail, call));
	return interpreters.toReversed().map(shown);
}

/** The first interpreter switches interpretation on. */
export function createInterpreter(
	{ meetingId, hostEmail, sendEmail: _sendEmail, ...given }: CreateMeetingInterpreter,
	call: Call,
): MeetingInterpreter {
	const target = hosted(meetingId, hostEmail, call);
	const { interpreters = [] } = peopleOf(target);
	const added = { id: call.world.meetings.newId(), ...given };
	save(target, [...interpreters, added], call);
	return shown(added);
}

export function getInterpreter(
	{ meetingId, interpreterId, hostEmail }: Named,
	call: Call,
): MeetingInterpreter {
	return shown(find(hosted(meetingId, hostEmail, call), interpreterId));
}

export function updateInterpreter(given: UpdateMeetingInterpreter, call: Call): MeetingInterpreter {
	const { meetingId, interpreterId, hostEmail, sendEmail: _sendEmail, ...values } = given;
	const target = hosted(meetingId, hostEmail, call);
	const { id } = find(target, interpreterId);
	const changed = { id, ...values };
	const { interpreters = [] } = peopleOf(target);
	save(
		target,
		interpreters.map((each) => (each.id === id ? changed : each)),
		call,
	);
	return shown(changed);
}

export function deleteInterpreter(
	{ meetingId, interpreterId, hostEmail }: Named,
	call: Call,
): undefined {
	const target = hosted(meetingId, hostEmail, call);
	const { id } = find(target, interpreterId);
	const { interpreters = [] } = peopleOf(target);
	save(
		target,
		interpreters.filter((each) => each.id !== id),
		call,
	);
	return undefined;
}

export function updateInterpretation(
	{ meetingId, enabled, interpreters = [] }: UpdateInterpretation,
	call: Call,
): Interpretation {
	const target = hosted(meetingId, undefined, call);
	const added = interpretersOf({ enabled, interpreters }, call.world);
	save(target, added, call);
	return interpretationOf(added) ?? { enabled: false };
}

/** As they are stored. @throws Failure 400 for interpreters without interpretation. */
export function interpretersOf(
	{ enabled, interpreters = [] }: Omit<UpdateInterpretation, 'meetingId'>,
	{ meetings }: World,
): readonly InterpreterRecord[] | undefined {
	if (!enabled && interpreters.length > 0) {
		throw new Failure(400, malformed, {}, [
			"'interpreters' should be empty when simultaneous interpretation is disabled.",
		]);
	}
	return enabled ? interpreters.map((each) => ({ id: meetings.newId(), ...each })) : undefined;
}

/** As it is shown with the meeting. */
export const interpretationOf = (
	interpreters: readonly InterpreterRecord[] | undefined,
): Interpretation | undefined =>
	interpreters && { enabled: true, interpreters: interpreters.map(shown) };

const shown = (interpreter: InterpreterRecord): MeetingInterpreter => ({ ...interpreter });

/** @throws Failure 404. */
function find(target: Target, interpreterId: string): InterpreterRecord {
	const found = peopleOf(target).interpreters?.find(({ id }) => id === interpreterId);
	if (!found) throw new Failure(404, 'The requested resource could not be found.');
	return found;
}

/** @throws Failure 400 when somebody interprets twice. */
function save(
	target: Target,
	interpreters: readonly InterpreterRecord[] | undefined,
	call: Call,
): void {
	const addresses = (interpreters ?? []).flatMap(({ email }) => email?.toLowerCase() ?? []);
	const twice = addresses.find((email, index) => addresses.indexOf(email) !== index);
	if (twice) throw new Failure(400, `'${twice}' is found in more than one interpreter.`, {}, []);
	savePeople(target, { interpreters }, call);
}
