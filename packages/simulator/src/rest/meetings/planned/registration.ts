import type {
	DeleteMeetingRegistration,
	GetMeetingRegistration,
	MeetingRegistration,
	UpdateMeetingRegistration,
} from '@webex-nodes/client';
import { Failure } from '../../../failure.ts';
import { malformed } from '../../../input.ts';
import type { MeetingRecord } from '../../../world/meetings/series.ts';
import type { Call } from '../../endpoint.ts';
import { invalid } from '../checks.ts';
import { formOf } from './form.ts';
import { hostedSeries } from './hosted.ts';

/** The form as it is shown. */
export const registrationOf = ({ registration }: MeetingRecord): MeetingRegistration | undefined =>
	registration as MeetingRegistration | undefined;

/** @throws Failure 404 when nobody has to register. */
export function getRegistration(
	{ meetingId, hostEmail }: GetMeetingRegistration,
	call: Call,
): MeetingRegistration {
	const form = registrationOf(hostedSeries(meetingId, hostEmail, call));
	if (!form) throw new Failure(404, 'The requested resource could not be found.');
	return form;
}

export function updateRegistration(
	{ meetingId, hostEmail, ...draft }: UpdateMeetingRegistration,
	call: Call,
): MeetingRegistration {
	const meeting = hostedSeries(meetingId, hostEmail, call);
	checkQuestions(draft);
	const { meetings } = call.world;
	const registration = formOf(draft, meetings);
	meetings.series.set(meeting.id, { ...meeting, registration });
	return registration;
}

/** People who have registered stay on the list. */
export function deleteRegistration(
	{ meetingId, hostEmail }: DeleteMeetingRegistration,
	call: Call,
): undefined {
	const { registration: _registration, ...meeting } = hostedSeries(meetingId, hostEmail, call);
	call.world.meetings.series.set(meeting.id, meeting);
	return undefined;
}

const choices: readonly string[] = ['checkbox', 'dropdownList', 'radioButtons'];

type Form = Omit<UpdateMeetingRegistration, 'hostEmail' | 'meetingId'>;

/** @throws Failure 400 that says what is wrong. */
export function checkQuestions(form: Form): void {
	const { requireFirstName = true, requireLastName = true, requireEmail = true } = form;
	if (!(requireFirstName && requireLastName && requireEmail)) {
		throw new Failure(400, malformed, {}, [
			"'requireFirstName', 'requireLastName' and 'requireEmail' must be true.",
		]);
	}
	for (const { question, type, options = [], maxLength = 0 } of form.customizedQuestions ?? []) {
		if (choices.includes(type) && options.length === 0) {
			throw invalid(`The options of the question '${question}' are required.`);
		}
		if (maxLength < 0 || maxLength > 999) throw invalid('The maxLength must be between 0 and 999.');
	}
}
