import type { MeetingRegistrant, RegisterMeetingRegistrant } from '@webex-nodes/client';
import { Failure } from '../../../failure.ts';
import { malformed } from '../../../input.ts';
import { writeMoment } from '../../../world/meetings/dates.ts';
import type { MeetingRecord, RegistrantRecord } from '../../../world/meetings/series.ts';
import type { Call } from '../../endpoint.ts';
import { invalid } from '../checks.ts';
import { askedBy, type Judged, statusAfter } from './form.ts';
import { hostedSeries } from './hosted.ts';
import { registrationOf } from './registration.ts';

type Given = Omit<RegisterMeetingRegistrant, 'current' | 'hostEmail' | 'meetingId'>;

interface Scoped {
	readonly meetingId: string;
	readonly hostEmail?: string | undefined;
}

export function register(
	{ meetingId, hostEmail, current: _current, ...given }: RegisterMeetingRegistrant,
	call: Call,
): MeetingRegistrant {
	const meeting = hostedSeries(meetingId, hostEmail, call, { isDocumented: true });
	const [added] = registerAll(meeting, [given], call);
	return shownRegistrant(added as RegistrantRecord, meeting);
}

export function bulkRegister(
	{ meetingId, hostEmail, items = [] }: Scoped & { readonly items?: readonly Given[] | undefined },
	call: Call,
): { items: MeetingRegistrant[] } {
	const meeting = hostedSeries(meetingId, hostEmail, call, { isDocumented: true });
	const added = registerAll(meeting, items, call);
	return { items: added.map((each) => shownRegistrant(each, meeting)) };
}

/** All, or nobody. */
function registerAll(
	meeting: MeetingRecord,
	given: readonly Given[],
	call: Call,
): readonly RegistrantRecord[] {
	const { meetings } = call.world;
	const { registrants = [] } = meeting;
	const { maxRegisterNum = Number.POSITIVE_INFINITY } = registrationOf(meeting) ?? {};
	if (registrants.length + given.length > maxRegisterNum) {
		throw invalid('The maximum number of registrations has been reached.');
	}
	const added = given.map((each) => newRegistrant(each, meeting, call));
	const addresses = [...registrants, ...added].map(({ email }) => email.toLowerCase());
	if (new Set(addresses).size < addresses.length) {
		throw new Failure(409, 'The email has been registered.');
	}
	meetings.series.set(meeting.id, { ...meeting, registrants: [...registrants, ...added] });
	return added;
}

/** @throws Failure 400 without a form, and for a required answer that is missing. */
function newRegistrant(given: Given, meeting: MeetingRecord, { world }: Call): RegistrantRecord {
	const form = registrationOf(meeting);
	if (!form) {
		throw new Failure(400, malformed, {}, ['The registration of this meeting is not enabled.']);
	}
	const { email, firstName, lastName, sendEmail: _sendEmail, ...answers } = given;
	if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw invalid('The email of a registrant is invalid.');
	for (const [field, flag] of Object.entries(askedBy)) {
		const value = answers[field as keyof typeof askedBy];
		if (form[flag] && (value === undefined || value === '')) {
			throw invalid(`'${field}' is required.`);
		}
	}
	const answered = new Map(
		(answers.customizedQuestions ?? []).map(({ questionId, answers: own }) => [
			String(questionId),
			own.map(({ answer }) => answer),
		]),
	);
	const questions = form.customizedQuestions ?? [];
	const missing = questions.find(
		({ id, required }) => required && !answered.get(String(id))?.length,
	);
	if (missing) throw invalid(`An answer to the question '${missing.question}' is required.`);
	const judged: Judged[] = [
		...(form.rules ?? []).map((rule) => ({
			rule,
			answers: [String(given[rule.question] ?? '')],
		})),
		...questions.flatMap(({ id, rules = [] }) =>
			rules.map((rule) => ({ rule, answers: answered.get(String(id)) ?? [] })),
		),
	];
	return {
		id: world.meetings.newUuid(),
		status: statusAfter(judged, form),
		email,
		firstName,
		lastName,
		registrationTime: world.now(),
		registrationId: world.meetings.newDigits(6),
		answers,
	};
}

/** @throws Failure 404. */
export function registrantOf({ registrants = [] }: MeetingRecord, registrantId: string) {
	const found = registrants.find(({ id }) => id === registrantId);
	if (!found) throw new Failure(404, 'The requested resource could not be found.');
	return found;
}

/** A webinar may ask for the number when people join. */
export function shownRegistrant(
	{ registrationTime, registrationId, answers, ...registrant }: RegistrantRecord,
	{ scheduledType }: MeetingRecord,
): MeetingRegistrant {
	return {
		...answers,
		...registrant,
		registrationTime: writeMoment(registrationTime, 'UTC'),
		...(scheduledType === 'webinar' && { registrationId }),
	};
}
