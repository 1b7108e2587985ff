import type { CreateMeeting, Meeting, RestClient } from '@webex-nodes/client';
import { WebexInputError } from '@webex-nodes/http';
import { mayHaveArrived } from '../n8n/lost-answer.ts';
import { createMeeting, requireHost } from './host.ts';
import { ensureInvitees } from './invitees.ts';
import { createRequest, inviteesOf, type Plan } from './plan.ts';
import { updateMeeting } from './update.ts';
import { filled } from './values.ts';

const day = 24 * 3600_000; // ms
/** Webex removes a meeting 180 days after its end. */
const past = 181 * day;
/** And takes none that begins later. */
const furthest = 3660 * day;

interface Keyed extends Plan {
	readonly key: string;
	readonly cancelsChanged: boolean;
}

type Done = Meeting & { readonly status: 'created' | 'unchanged' | 'updated' };

/**
 * The meeting with the key: created when there is none, changed where it differs from the form. The key is an
 * integration tag, which only the integration (client ID) sees that has set it.
 */
export async function createOrUpdate(webex: RestClient, plan: Keyed, zone: string): Promise<Done> {
	const now = webex.serverTime() ?? Date.now();
	const tags = tagsOf(plan);
	const request = { ...createRequest(plan, { zone, now }), integrationTags: tags };
	const found = await findByKey(webex, plan, now);
	if (!found) return { ...(await createOnce(webex, plan, request, now)), status: 'created' };
	requireHost(found, plan.hostEmail);
	const { topic, start, duration, options, ...rest } = plan;
	const { attendees, coHosts, panelists, ...settings } = options;
	const { meeting, isChanged } = await updateMeeting(webex, found, {
		...rest,
		changes: {
			...settings,
			topic,
			integrationTags: tags,
			// Without a start it stays where it is, and does not move on with each run.
			...(start && { start }),
			...(start && { duration }),
		},
		zone,
	});
	const people = inviteesOf({ ...filled({ attendees, coHosts, panelists }) });
	const results = await ensureInvitees(webex, {
		meetingId: meeting.id,
		hostEmail: plan.hostEmail,
		people,
		sendEmail: options.emailInvitations,
	});
	const isSame = results.every(({ status }) => status === 'present');
	return { ...meeting, status: isChanged || !isSame ? 'updated' : 'unchanged' };
}

function tagsOf({ key, options: { integrationTags = [] } }: Keyed): string[] {
	if (key.length > 64) {
		throw new WebexInputError('Key', `has ${key.length} characters, and Webex keeps at most 64`);
	}
	const tags = [...new Set([key, ...integrationTags])];
	if (tags.length > 3) {
		throw new WebexInputError('Integration Tags', 'holds too many: beside the key Webex keeps 2');
	}
	return tags;
}

/** With the same key: one that still takes place rather than one that is over. */
async function findByKey(
	webex: RestClient,
	{ key, hostEmail, options: { siteUrl } }: Keyed,
	now: number,
): Promise<Meeting | undefined> {
	const listed = await webex.meetings.list({
		meetingType: 'meetingSeries',
		current: false,
		integrationTag: key,
		from: new Date(now - past).toISOString(),
		to: new Date(now + furthest).toISOString(),
		...filled({ hostEmail, siteUrl }),
	});
	// The tag of another client, or a filter that was ignored, must not change somebody else's meeting.
	const tagged = listed.filter(({ integrationTags }) => integrationTags?.includes(key));
	return tagged.find(({ state }) => state !== 'expired') ?? tagged[0];
}

/** A meeting whose answer got lost may exist: then it is looked for, instead of creating a second one. */
async function createOnce(
	webex: RestClient,
	plan: Keyed,
	request: CreateMeeting,
	now: number,
): Promise<Meeting> {
	const outcome = await createMeeting(webex, request).then(
		(meeting) => ({ meeting }),
		(error: unknown) => ({ error }),
	);
	if ('meeting' in outcome) return outcome.meeting;
	const created = mayHaveArrived(outcome.error) ? await findByKey(webex, plan, now) : undefined;
	if (created) return created;
	throw outcome.error;
}
