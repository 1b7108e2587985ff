import type { MeetingInvitee, RestClient } from '@webex-nodes/client';
import { hasStatus, ignoring, type WebexApiError, WebexInputError } from '@webex-nodes/http';
import { readAll } from '../n8n/bound.ts';
import { mayHaveArrived } from '../n8n/lost-answer.ts';
import { meetingIdOf, namesOf } from './find.ts';
import type { Role } from './shape.ts';
import { filled, inBatches } from './values.ts';

/** The most that one request takes. */
export const maxInvitees = 100;

export interface Person {
	readonly email: string;
	readonly displayName?: string | undefined;
	readonly coHost?: boolean | undefined;
	readonly panelist?: boolean | undefined;
	readonly sendEmail?: boolean | undefined;
}

/** The role in the form of REST; nothing when none is chosen. */
export const roleInputOf = (role: Role | undefined) =>
	role ? { coHost: role === 'HOST', panelist: role === 'PRESENTER' } : {};

const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

/** Each address once, in small letters or capitals. */
const once = <Each extends Person>(people: readonly Each[]): Each[] => [
	...new Map(people.map((person) => [person.email.toLowerCase(), person])).values(),
];

interface Invitation {
	readonly meetingId: string;
	readonly hostEmail: string;
	readonly people: readonly Person[];
	readonly sendEmail?: boolean | undefined;
}

export type Ensured = { readonly email: string } & (
	| {
			readonly status: 'added' | 'present' | 'updated';
			readonly invitee?: MeetingInvitee | undefined;
	  }
	| { readonly status: 'failed'; readonly reason: string; readonly trackingId?: string }
);

/** Invites people, in as few requests as possible; returns them in their order. */
async function invite(
	webex: RestClient,
	{ meetingId, hostEmail, people, sendEmail }: Invitation,
): Promise<MeetingInvitee[]> {
	const invited: MeetingInvitee[] = [];
	for (const batch of inBatches(once(people), maxInvitees)) {
		const items = batch.map((person) => ({ ...filled({ sendEmail }), ...clean(person) }));
		const answer = await webex.meetingInvitees.bulkCreate({
			meetingId,
			...filled({ hostEmail }),
			items,
		});
		invited.push(...answer.items);
	}
	return invited;
}

const clean = ({ email, ...rest }: Person) => ({ email, ...filled(rest) });

/** Adds who is missing, and changes who differs; nobody is ever removed. */
export async function ensureInvitees(
	webex: RestClient,
	{ people, ...invitation }: Invitation,
): Promise<Ensured[]> {
	const wanted = once(people);
	if (wanted.length === 0) return [];
	const present = await listInvitees(webex, invitation);
	const found = (email: string) => present.find((each) => same(each.email, email));
	const missing = wanted.filter(({ email }) => !found(email));
	const added: Ensured[] = [];
	for (const batch of inBatches(missing, maxInvitees)) {
		added.push(...(await addBatch(webex, { ...invitation, people: batch })));
	}
	const results: Ensured[] = [];
	for (const person of wanted) {
		const invitee = found(person.email);
		const result = invitee
			? await changeOne(webex, { ...invitation, invitee, person })
			: added.find(({ email }) => same(email, person.email));
		if (result) results.push(result);
	}
	return results;
}

const listInvitees = async (
	webex: RestClient,
	{ meetingId, hostEmail }: Pick<Invitation, 'hostEmail' | 'meetingId'>,
) => await readAll(webex.meetingInvitees.list({ meetingId, ...filled({ hostEmail }) }));

/** Webex refuses all of a request for one of them: then each goes by itself. */
async function addBatch(webex: RestClient, invitation: Invitation): Promise<Ensured[]> {
	const outcome = await invite(webex, invitation).then(
		(invitees) => ({ invitees }),
		(error: unknown) => ({ error }),
	);
	if ('invitees' in outcome) {
		return invitation.people.map(({ email }) => ({
			email,
			status: 'added',
			invitee: outcome.invitees.find((each) => same(each.email, email)),
		}));
	}
	if (!hasStatus(outcome.error, 400, 404, 409) && !mayHaveArrived(outcome.error)) {
		throw outcome.error;
	}
	const results: Ensured[] = [];
	for (const person of invitation.people) {
		results.push(await addOne(webex, invitation, person));
	}
	return results;
}

/** A person who cannot be invited does not keep the others out: each has a result. */
async function addOne(
	webex: RestClient,
	{ meetingId, hostEmail, sendEmail }: Invitation,
	person: Person,
): Promise<Ensured> {
	const { email } = person;
	const added = await webex.meetingInvitees
		.create({ meetingId, ...clean(person), ...filled({ hostEmail, sendEmail }) })
		.catch(refusal);
	if (!(added instanceof Error)) return { email, status: 'added', invitee: added };
	// Somebody else was faster, or the answer that got lost had done it.
	if (added.status === 409) return { email, status: 'present' };
	const { reason, errors, trackingId } = added;
	return {
		email,
		status: 'failed',
		reason: errors[0] ?? reason,
		...(trackingId && { trackingId }),
	};
}

function refusal(error: unknown): WebexApiError {
	if (hasStatus(error, 400, 404, 409)) return error;
	throw error;
}

async function changeOne(
	webex: RestClient,
	{
		invitee,
		person,
		hostEmail,
		sendEmail,
	}: Omit<Invitation, 'people'> & { readonly invitee: MeetingInvitee; readonly person: Person },
): Promise<Ensured> {
	const { email, ...wanted } = person;
	const isSame = Object.entries(wanted).every(
		([name, value]) => value === undefined || (Reflect.get(invitee, name) ?? false) === value,
	);
	if (isSame) return { email, status: 'present', invitee };
	const changed = await updateInvitee(webex, { invitee, person, hostEmail, sendEmail });
	return { email, status: 'updated', invitee: changed };
}

/** Webex replaces all of it, so what stays is sent too. */
export async function updateInvitee(
	webex: RestClient,
	{
		invitee: { id, email, displayName, coHost, panelist },
		person,
		hostEmail,
		sendEmail,
	}: {
		readonly invitee: MeetingInvitee;
		readonly person: Partial<Person>;
		readonly hostEmail: string;
		readonly sendEmail?: boolean | undefined;
	},
): Promise<MeetingInvitee> {
	return await webex.meetingInvitees.update({
		meetingInviteeId: id,
		email,
		...filled({ displayName, coHost, panelist }),
		...filled({ ...person, email }),
		...filled({ hostEmail, sendEmail }),
	});
}

interface Addition {
	readonly meetingKey: string;
	readonly emails: readonly string[];
	readonly hostEmail: string;
	readonly options: {
		readonly name?: string;
		readonly role?: Role;
		readonly emailInvitations?: boolean;
	};
}

/** Invites the people of all items, which are for the same meeting; returns for each item its own people. */
export async function addInvitees(
	webex: RestClient,
	items: readonly Addition[],
): Promise<object[][]> {
	const [first] = items;
	if (!first) return [];
	const { meetingKey, hostEmail } = first;
	const meetingId = await meetingIdOf(webex, meetingKey, { hostEmail });
	const people = items.flatMap(({ emails, options }) =>
		emails.map((email) => ({
			email,
			displayName: emails.length === 1 ? options.name : undefined,
			sendEmail: options.emailInvitations,
			...roleInputOf(options.role),
		})),
	);
	const invited = await invite(webex, { meetingId, hostEmail, people });
	return items.map(({ emails }) =>
		emails.map((email) => {
			const invitee = invited.find((each) => same(each.email, email));
			return {
				...namesOf(meetingKey, meetingId),
				email,
				added: true,
				...(invitee && { attendeeId: invitee.id }),
			};
		}),
	);
}

/** The person with an email address, or with an ID. */
export async function findInvitee(
	webex: RestClient,
	{
		meetingId,
		given,
		hostEmail,
	}: { readonly meetingId: string; readonly given: string; readonly hostEmail: string },
): Promise<MeetingInvitee> {
	if (!given.includes('@')) {
		return await webex.meetingInvitees.get({ meetingInviteeId: given, ...filled({ hostEmail }) });
	}
	const invitees = await listInvitees(webex, { meetingId, hostEmail });
	const found = invitees.find(({ email }) => same(email, given));
	if (found) return found;
	throw new WebexInputError('Invitee', `${given} is not invited to this meeting`);
}

/** @throws {@link WebexInputError} before anybody is removed, when somebody is not invited. */
export async function removeInvitees(
	webex: RestClient,
	{
		meetingId,
		emails,
		hostEmail,
		sendEmail,
	}: {
		readonly meetingId: string;
		readonly emails: readonly string[];
		readonly hostEmail: string;
		readonly sendEmail: boolean;
	},
): Promise<void> {
	const invitees = await listInvitees(webex, { meetingId, hostEmail });
	const found = emails.map((email) => {
		const invitee = invitees.find((each) => same(each.email, email));
		if (invitee) return invitee.id;
		throw new WebexInputError('Email Addresses', `${email} is not invited to this meeting`);
	});
	for (const meetingInviteeId of new Set(found)) {
		await webex.meetingInvitees
			.delete({ meetingInviteeId, sendEmail, ...filled({ hostEmail }) })
			// Somebody else was faster.
			.catch(ignoring(404));
	}
}
