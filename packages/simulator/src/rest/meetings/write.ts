import type { Meeting } from '@webex-nodes/client';
import type { CreateMeeting, DeleteMeeting, PatchMeeting } from '@webex-nodes/client/schemas';
import type { z } from 'zod';
import { Failure, missingScope } from '../../failure.ts';
import { secretPassword } from '../../world/marked.ts';
import { announceSeries } from '../../world/meetings/announce.ts';
import { cancelOccurrence, deleteSeries, saveSeries } from '../../world/meetings/changes.ts';
import type { MeetingFields, MeetingRecord } from '../../world/meetings/series.ts';
import { meetingsSiteName } from '../../xml/site.ts';
import { roomOf } from '../access.ts';
import type { Call } from '../endpoint.ts';
import { passwordProblem } from '../sites/common-settings.ts';
import { inputOf } from '../sites/templates.ts';
import { existing, hostOf, onBehalf, type Target } from './access.ts';
import { checkDraft, checkTimes, type Draft, invalid } from './checks.ts';
import { fieldsOf } from './fields.ts';
import { breakoutSessionsOf } from './planned/breakout-sessions.ts';
import { formOf } from './planned/form.ts';
import { isHostOrCoHost, notAllowed, withPeople } from './planned/hosted.ts';
import { interpretersOf } from './planned/interpreters.ts';
import { checkQuestions } from './planned/registration.ts';
import { seriesView } from './view.ts';
import { clientOf, viewerOf, viewOf } from './viewer.ts';

const minute = 60_000; // ms

export function createMeeting(sent: z.infer<typeof CreateMeeting>, call: Call): Meeting {
	const { world, token } = call;
	const template =
		sent.templateId && !sent.adhoc && inputOf(sent.templateId, sent.timezone ?? 'UTC', world);
	const given = { ...template, ...sent };
	const host = hostOf(given.hostEmail, call);
	const room = given.roomId === undefined ? undefined : roomOf(given.roomId, call);
	if (room && !token.scopes.includes('spark:all')) throw new Failure(403, missingScope);
	if (given.adhoc && !room) throw invalid('The roomId is required for an ad-hoc meeting.');
	const members = room ? [...world.membersOf(room.id).keys()] : [];
	const ongoing =
		given.adhoc &&
		[...world.meetings.series.values()].find(
			({ isAdhoc, roomId, fields }) => isAdhoc && roomId === room?.id && fields.end > world.now(),
		);
	if (ongoing) return seriesView(ongoing, world, viewerOf(host, call));
	const draft = given.adhoc ? adhocDraft(given, host.displayName, call) : given;
	const fields = newFields(draft, call);
	const id = world.meetings.newId();
	const meeting: MeetingRecord = {
		id,
		meetingNumber: world.meetings.newDigits(11),
		hostId: host.id,
		hostKey: world.meetings.newHostKey(),
		siteUrl: given.siteUrl ?? `${meetingsSiteName}.webex.com`,
		scheduledType: draft.scheduledType ?? 'meeting',
		isAdhoc: given.adhoc ?? false,
		...(room && { roomId: room.id }),
		invitees: (
			draft.invitees ??
			members
				.filter((personId) => personId !== host.id)
				.map((personId) => ({ email: world.people.get(personId)?.email ?? '', coHost: true }))
		).map((invitee) => world.meetings.newInvitee(id, invitee)),
		...plannedWith(draft, call),
		integrationTags: draft.integrationTags ? { [clientOf(call)]: draft.integrationTags } : {},
		fields,
		exceptions: {},
	};
	return save(meeting, 'created', call);
}

/** Most of an ad-hoc meeting is not for the caller to choose; its invitees are the members of the room. */
const adhocDraft = (given: z.infer<typeof CreateMeeting>, name: string, { world }: Call) => ({
	...given,
	title: given.title ?? name,
	start: world.time(world.now() + 5 * minute),
	end: world.time(world.now() + 20 * minute),
	timezone: 'UTC',
	scheduledType: 'meeting' as const,
	allowAnyUserToBeCoHost: true,
	allowAuthenticatedDevices: true,
	enabledJoinBeforeHost: true,
	enableConnectAudioBeforeHost: true,
	joinBeforeHostMinutes: 5,
	allowFirstUserToBeCoHost: false,
	enableAutomaticLock: false,
	automaticLockMinutes: undefined,
	publicMeeting: false,
	unlockedMeetingJoinSecurity: 'allowJoinWithLobby' as const,
	invitees: undefined,
	// What Webex ignores.
	recurrence: undefined,
	excludePassword: undefined,
	reminderTime: undefined,
	registration: undefined,
	integrationTags: undefined,
	enabledWebcastView: undefined,
	panelistPassword: undefined,
});

/** What has operations of its own once the meeting is there. */
function plannedWith(
	{ registration, simultaneousInterpretation, breakoutSessions }: z.infer<typeof CreateMeeting>,
	{ world }: Call,
): Partial<MeetingRecord> {
	if (registration) checkQuestions(registration);
	const interpreters =
		simultaneousInterpretation && interpretersOf(simultaneousInterpretation, world);
	return {
		...(registration && { registration: formOf(registration, world.meetings) }),
		...(interpreters && { interpreters }),
		...(breakoutSessions && { breakoutSessions: breakoutSessionsOf(breakoutSessions, world) }),
	};
}

export function deleteMeeting(
	{ meetingId, hostEmail }: z.infer<typeof DeleteMeeting>,
	call: Call,
): undefined {
	const target = changeableBy(planned(meetingId, call), hostEmail, call);
	const { world, caller } = call;
	if (target.occurrence) cancelOccurrence(world, target.meeting, target, caller.id);
	else deleteSeries(world, target.meeting, caller.id);
	return undefined;
}

/** Of a series, or of one occurrence. */
export function changeMeeting(
	{ meetingId, ...draft }: z.infer<typeof PatchMeeting>,
	call: Call,
): Meeting {
	const { world } = call;
	const target = changeableBy(planned(meetingId, call), draft.hostEmail, call);
	const { meeting } = target;
	checkIdle(target, call);
	checkDraft({ ...draft, ...sessionOf(meeting) });
	const before = target.occurrence?.fields ?? meeting.fields;
	checkPassword(draft, call);
	const after = fieldsOf(draft, before, call.world.now());
	const isMoved = after.start !== before.start || after.end !== before.end;
	if (isMoved) checkTimes(after, world.now());
	const integrationTags = draft.integrationTags
		? { ...meeting.integrationTags, [clientOf(call)]: draft.integrationTags }
		: meeting.integrationTags;
	if (target.occurrence) {
		const { recurrence: _recurrence, ...changed } = after;
		const exceptions = { ...meeting.exceptions, [target.key]: changed };
		world.meetings.series.set(meeting.id, { ...meeting, integrationTags, exceptions });
		const updated = existing(meetingId, call);
		announceSeries(world, 'updated', updated, call.caller.id);
		return viewOf(updated, call);
	}
	// Occurrences that were changed one by one do not survive another plan.
	const isReplanned = isMoved || after.recurrence !== before.recurrence;
	const { people, ...kept } = meeting;
	const own = isReplanned
		? { exceptions: {} }
		: { exceptions: meeting.exceptions, ...(people && { people }) };
	return save({ ...kept, integrationTags, fields: after, ...own }, 'updated', call);
}

/** @throws Failure 400 while the series, or the one occurrence, takes place. */
function checkIdle({ meeting, occurrence }: Target, { world }: Call): void {
	const running = world.meetings.runningOf(meeting.id);
	const isMeant = !occurrence || running?.occurrenceId === occurrence.id;
	if (running && isMeant) throw new Failure(400, 'Meeting is in progress');
}

const sessionOf = ({ scheduledType, fields }: MeetingRecord) => ({
	scheduledType: scheduledType as Draft['scheduledType'],
	...('sessionTypeId' in fields.settings && {
		sessionTypeId: Number(fields.settings['sessionTypeId']),
	}),
});

/** @throws Failure 400 for a password that the site does not take. */
function checkPassword({ password }: Draft, { world }: Call): void {
	const problem = password && passwordProblem(password, world.meetings.site.settings);
	if (problem) throw invalid(problem);
}

function newFields(draft: Draft, call: Call): MeetingFields {
	const { world } = call;
	if (draft.title === undefined) throw invalid('The title is required.');
	if (draft.start === undefined) throw invalid('The start is required.');
	if (draft.end === undefined) throw invalid('The end is required.');
	checkDraft(draft);
	checkPassword(draft, call);
	const empty: MeetingFields = {
		title: draft.title,
		password: draft.password ?? secretPassword('Sim', `${world.random.hex(6)}A@`),
		start: 0,
		end: 0,
		timezone: draft.timezone ?? 'UTC',
		settings: {},
	};
	const fields = fieldsOf(draft, empty, world.now());
	checkTimes(fields, world.now());
	return fields;
}

function save(meeting: MeetingRecord, event: 'created' | 'updated', call: Call): Meeting {
	saveSeries(call.world, meeting, event, call.caller.id);
	return viewOf({ meeting }, call);
}

/** @throws Failure 400 for what took place, which nobody can change. */
function planned(meetingId: string, call: Call): Target {
	if (call.world.meetings.instances.get(meetingId)) throw notAllowed(meetingId);
	return existing(meetingId, call);
}

function changeableBy(target: Target, hostEmail: string | undefined, call: Call): Target {
	const person = onBehalf(hostEmail, call);
	const { meeting } = target;
	const isAllowed =
		meeting.hostId === person.id ||
		(call.switches.coHosts === 'all' && isHostOrCoHost(withPeople(target), person));
	if (!isAllowed) throw new Failure(403, missingScope);
	if (meeting.isAdhoc) throw invalid('An ad-hoc meeting cannot be updated or deleted.');
	return target;
}
