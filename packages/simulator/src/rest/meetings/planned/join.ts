import type { JoinLinks, JoinMeeting } from '@webex-nodes/client';
import { Failure, missingScope } from '../../../failure.ts';
import { secretHex } from '../../../world/marked.ts';
import { writeMoment } from '../../../world/meetings/dates.ts';
import type { PersonRecord } from '../../../world/world.ts';
import type { Call } from '../../endpoint.ts';
import { existing, isInvited, onBehalf, type Target } from '../access.ts';
import { invalid } from '../checks.ts';
import { webLinkOf } from '../view.ts';
import { nextOf } from '../viewer.ts';
import { isHostOrCoHost, notAllowed, withPeople } from './hosted.ts';

const minute = 60_000; // ms
/** Of links without `expirationMinutes`; the documentation names no number. */
const usualMinutes = 15;

type Given = Omit<JoinMeeting, 'joinDirectly'> & { readonly joinDirectly?: boolean | undefined };

/** Links. @throws Failure 302 to the meeting itself, unless links are asked for. @see https://developer.webex.com/docs/api/v1/meetings/join-a-meeting */
export function joinLinks(given: Given, call: Call): JoinLinks {
	const { joinDirectly = true, hostEmail, email, displayName } = given;
	const { expirationMinutes = usualMinutes } = given;
	if (displayName !== undefined && email === undefined) {
		throw invalid('The email is required when displayName is specified.');
	}
	if (expirationMinutes < 1 || expirationMinutes > 60) {
		throw invalid('The expirationMinutes must be between 1 and 60.');
	}
	const person = onBehalf(hostEmail, call);
	const target = targetOf(given, call);
	checkEntrance(target, { given, person }, call);
	const links = linksOf(target, { given, person, expirationMinutes }, call);
	if (!joinDirectly) return links;
	throw new Failure(302, 'Found', { location: links.joinLink ?? '' }, []);
}

/** By exactly one of its names. */
function targetOf({ meetingId, meetingNumber, webLink }: Given, call: Call): Target {
	const { meetings } = call.world;
	const names = [meetingId, meetingNumber, webLink].filter((name) => name !== undefined);
	if (names.length !== 1) {
		throw invalid('One of meetingId, meetingNumber and webLink is required, and only one.');
	}
	if (meetingId !== undefined) {
		if (meetings.instances.get(meetingId)) throw notAllowed(meetingId);
		return existing(meetingId, call);
	}
	const found =
		meetingNumber !== undefined
			? meetings.findByNumber(meetingNumber)
			: [...meetings.series.values()].find((meeting) => webLinkOf(meeting) === webLink);
	if (!found) throw new Failure(404, 'The requested resource could not be found.');
	return { meeting: found };
}

interface Visit {
	readonly given: Given;
	readonly person: PersonRecord;
}

/** @throws Failure 403 for strangers without the password, 400 for webinars in the name of others, or too early. */
function checkEntrance(target: Target, { given, person }: Visit, call: Call): void {
	const { meeting, occurrence } = target;
	const isHost = isHostOrCoHost(withPeople(target), person);
	const isExpected = isHost || isInvited(meeting, person, occurrence?.id);
	if (!isExpected && given.password !== meeting.fields.password) {
		throw new Failure(403, missingScope);
	}
	if (meeting.scheduledType !== 'webinar') return;
	if (person.id !== call.caller.id) throw invalid('The hostEmail only applies to meetings.');
	const minutes = Number(meeting.fields.settings['joinBeforeHostMinutes'] ?? 0);
	const start = nextOf(meeting, call)?.fields.start ?? meeting.fields.start;
	if (call.world.now() < start - minutes * minute) {
		throw invalid('The webinar cannot be joined yet.');
	}
	if (isHost || !meeting.registration) return;
	const registrant = meeting.registrants?.find(
		({ registrationId, status }) =>
			registrationId === given.registrationId && status === 'approved',
	);
	if (!registrant) throw invalid('The registrationId is required.');
}

function linksOf(
	target: Target,
	{ given, person, expirationMinutes }: Visit & { readonly expirationMinutes: number },
	{ world }: Call,
): JoinLinks {
	const { createJoinLinkAsWebLink = false, createStartLinkAsWebLink = false } = given;
	const { meeting } = target;
	const webLink = webLinkOf(meeting);
	const name = meeting.siteUrl.split('.')[0];
	const ticketed = (parameter: string) =>
		`https://${meeting.siteUrl}/wbxmjs/joinservice/sites/${name}/meeting/download/${meeting.id}?siteurl=${name}&${parameter}=${secretHex(world.meetings.random, 64)}`;
	// Links for somebody else start nothing.
	const mayStart = isHostOrCoHost(withPeople(target), person) && isOwn(given, person);
	return {
		...(mayStart && {
			startLink: createStartLinkAsWebLink ? webLink : ticketed('integrationStartToken'),
		}),
		joinLink: createJoinLinkAsWebLink ? webLink : ticketed('integrationJoinToken'),
		...(!(createJoinLinkAsWebLink && createStartLinkAsWebLink) && {
			expiration: writeMoment(world.now() + expirationMinutes * minute, 'UTC'),
		}),
	};
}

const isOwn = ({ email }: Given, person: PersonRecord) =>
	email === undefined || email.toLowerCase() === person.email.toLowerCase();
