import type { MeetingRegistrant, RestClient } from '@webex-nodes/client';
import { WebexInputError } from '@webex-nodes/http';
import type { IDataObject } from 'n8n-workflow';
import { inUtc } from './shape.ts';
import { compact, filled, inBatches } from './values.ts';

/** The most that one request takes. */
const maxRegistrants = 100;

export const simplifyRegistrant = (
	registrant: MeetingRegistrant & { readonly meetingKey?: string; readonly meetingId?: string },
): IDataObject =>
	compact({
		email: registrant.email,
		firstName: registrant.firstName,
		lastName: registrant.lastName,
		status: registrant.status,
		company: registrant.companyName,
		jobTitle: registrant.jobTitle,
		registrationTime: inUtc(registrant.registrationTime),
		registrantId: registrant.id,
		registrationId: registrant.registrationId,
		meetingKey: registrant.meetingKey,
		meetingId: registrant.meetingId,
	});

interface Scope {
	readonly meetingId: string;
	readonly current?: boolean | undefined;
	readonly hostEmail: string;
}

/**
 * The IDs of people that are given by email address or ID.
 * @throws {@link WebexInputError} when somebody has not registered.
 */
async function registrantIdsOf(
	webex: RestClient,
	given: readonly string[],
	{ hostEmail, ...scope }: Scope,
): Promise<string[]> {
	const emails = given.filter((each) => each.includes('@')).map((email) => email.toLowerCase());
	const ids = new Map<string, string>();
	for (const batch of inBatches(emails, maxRegistrants)) {
		const query = { ...scope, emails: batch, ...filled({ hostEmail }) };
		for await (const { email, id } of webex.meetingRegistrants.query(query)) {
			ids.set(email.toLowerCase(), id);
		}
	}
	return given.map((each) => {
		const id = each.includes('@') ? ids.get(each.toLowerCase()) : each;
		if (id) return id;
		throw new WebexInputError('Registrants', `${each} has not registered for this meeting`);
	});
}

/** What the host can decide on registrants. */
export type Decision = 'approve' | 'bulkDelete' | 'cancel' | 'reject';

/** Decides on people who registered, by email address or ID. */
export async function decide(
	webex: RestClient,
	decision: Decision,
	{
		registrants,
		sendEmail,
		...scope
	}: Scope & { readonly registrants: readonly string[]; readonly sendEmail?: boolean | undefined },
): Promise<void> {
	const ids = await registrantIdsOf(webex, registrants, scope);
	for (const batch of inBatches([...new Set(ids)], maxRegistrants)) {
		await webex.meetingRegistrants[decision]({
			meetingId: scope.meetingId,
			registrants: batch.map((id) => ({ id })),
			...filled({ current: scope.current, hostEmail: scope.hostEmail, sendEmail }),
		});
	}
}
