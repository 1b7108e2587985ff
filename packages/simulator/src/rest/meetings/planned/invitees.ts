import type {
	BulkCreateMeetingInvitees,
	CreateMeetingInvitee,
	ListMeetingInvitees,
	MeetingInvitee,
	UpdateMeetingInvitee,
} from '@webex-nodes/client';
import { Failure, missingScope } from '../../../failure.ts';
import { peopleOfInstance } from '../../../world/meetings/people.ts';
import type { InviteeRecord } from '../../../world/meetings/series.ts';
import type { World } from '../../../world/world.ts';
import type { Call, Leaving } from '../../endpoint.ts';
import { existingInstance, isInstanceId, onBehalf, type Target } from '../access.ts';
import { invalid } from '../checks.ts';
import { hosted, isHostOrCoHost, peopleOf, savePeople } from './hosted.ts';

const largestBatch = 100;

type Invitation = Omit<CreateMeetingInvitee, 'hostEmail' | 'meetingId'>;

const isSame = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

const idOf = ({ meeting, occurrence }: Target) => occurrence?.id ?? meeting.id;

const numberOf = (inviteeId: string) => inviteeId.slice(inviteeId.lastIndexOf('_') + 1);

/** By email address. @see https://developer.webex.com/docs/api/v1/meeting-invitees/list-meeting-invitees */
export function listInvitees(
	{ meetingId, hostEmail, panelist }: ListMeetingInvitees,
	call: Call,
): MeetingInvitee[] {
	const { meetingId: shownId, invitees } = inviteesOf(meetingId, hostEmail, call);
	return invitees
		.filter((each) => panelist === undefined || (each.panelist ?? false) === panelist)
		.toSorted((one, other) => one.email.localeCompare(other.email))
		.map((invitee) => shown(invitee, shownId, call.world));
}

/** Of an instance, those of its occurrence. */
function inviteesOf(meetingId: string, hostEmail: string | undefined, call: Call) {
	if (!isInstanceId(meetingId)) {
		return { meetingId, invitees: peopleOf(hosted(meetingId, hostEmail, call)).invitees };
	}
	const person = onBehalf(hostEmail, call);
	const instance = existingInstance(meetingId, call);
	const { hostId, seriesId } = instance;
	const { invitees } = peopleOfInstance(instance, call.world.meetings.series.get(seriesId));
	if (!isHostOrCoHost({ hostId, invitees }, person)) throw new Failure(403, missingScope);
	return { meetingId, invitees };
}

export function createInvitee(
	{ meetingId, hostEmail, ...invitation }: CreateMeetingInvitee,
	call: Call,
): MeetingInvitee {
	const target = hosted(meetingId, hostEmail, call);
	const { invitees } = peopleOf(target);
	if (invitees.some(({ email }) => isSame(email, invitation.email))) throw isInvitee();
	const invitee = newInvitee(invitation, target, call);
	savePeople(target, { invitees: [...invitees, invitee] }, call);
	return shown(invitee, meetingId, call.world);
}

/** All, or nobody. */
export function createInvitees(
	{ meetingId, hostEmail, items = [] }: Leaving<BulkCreateMeetingInvitees, 'items'>,
	call: Call,
): { items: MeetingInvitee[] } {
	const target = hosted(meetingId, hostEmail, call);
	if (items.length > largestBatch) throw invalid(`The maximum size of items is ${largestBatch}.`);
	const addresses = items.map(({ email }) => email.toLowerCase());
	if (new Set(addresses).size < addresses.length) {
		throw invalid('The email of each item must be unique.');
	}
	const { invitees } = peopleOf(target);
	if (invitees.some(({ email }) => addresses.includes(email.toLowerCase()))) {
		throw new Failure(409, 'Some users in the list have been invited.', {}, []);
	}
	const added = items.map((invitation) => newInvitee(invitation, target, call));
	savePeople(target, { invitees: [...invitees, ...added] }, call);
	return { items: added.map((invitee) => shown(invitee, meetingId, call.world)) };
}

export function getInvitee(
	{ meetingInviteeId, hostEmail }: { meetingInviteeId: string; hostEmail?: string | undefined },
	call: Call,
): MeetingInvitee {
	const { meetingId, invitees } = inviteesOf(meetingOf(meetingInviteeId), hostEmail, call);
	return shown(withNumber(invitees, meetingInviteeId), meetingId, call.world);
}

export function updateInvitee(
	{ meetingInviteeId, hostEmail, ...invitation }: UpdateMeetingInvitee,
	call: Call,
): MeetingInvitee {
	const { target, invitee } = find(meetingInviteeId, hostEmail, call);
	const { invitees } = peopleOf(target);
	const others = invitees.filter((each) => each !== invitee);
	if (others.some(({ email }) => isSame(email, invitation.email))) throw isInvitee();
	const changed = { ...invitee, ...checked(invitation) };
	savePeople(
		target,
		{ invitees: invitees.map((each) => (each === invitee ? changed : each)) },
		call,
	);
	return shown(changed, idOf(target), call.world);
}

export function deleteInvitee(
	{ meetingInviteeId, hostEmail }: { meetingInviteeId: string; hostEmail?: string | undefined },
	call: Call,
): undefined {
	const { target, invitee } = find(meetingInviteeId, hostEmail, call);
	const { invitees } = peopleOf(target);
	savePeople(target, { invitees: invitees.filter((each) => each !== invitee) }, call);
	return undefined;
}

const isInvitee = () => new Failure(409, 'User is already a meeting invitee.');

const meetingOf = (inviteeId: string) =>
	inviteeId.slice(0, Math.max(0, inviteeId.lastIndexOf('_')));

/** @throws Failure 404. */
function withNumber(invitees: readonly InviteeRecord[], inviteeId: string): InviteeRecord {
	const found = invitees.find(({ id }) => numberOf(id) === numberOf(inviteeId));
	if (!found) throw new Failure(404, 'The requested resource could not be found.');
	return found;
}

/** Of a series or an occurrence. */
function find(meetingInviteeId: string, hostEmail: string | undefined, call: Call) {
	const target = hosted(meetingOf(meetingInviteeId), hostEmail, call);
	return { target, invitee: withNumber(peopleOf(target).invitees, meetingInviteeId) };
}

const newInvitee = (invitation: Invitation, { meeting }: Target, { world }: Call) =>
	world.meetings.newInvitee(meeting.id, { coHost: false, panelist: false, ...checked(invitation) });

/** Mail is not sent here, so nothing remembers whether it should be. */
function checked({ sendEmail: _sendEmail, ...invitation }: Invitation) {
	if (!/^[^\s@]+@[^\s@]+$/.test(invitation.email)) {
		throw invalid('The email of an invitee is invalid.');
	}
	if ((invitation.displayName?.length ?? 0) > 128) {
		throw invalid('The displayName cannot be longer than 128 characters.');
	}
	return invitation;
}

/** An account has a name of its own. */
function shown(
	{ id, email, displayName, coHost = false, panelist = false }: InviteeRecord,
	meetingId: string,
	world: World,
): MeetingInvitee {
	return {
		id: `${meetingId}_${numberOf(id)}`,
		email,
		displayName: world.findPersonByEmail(email)?.displayName ?? displayName ?? email,
		coHost,
		panelist,
		meetingId,
	};
}
