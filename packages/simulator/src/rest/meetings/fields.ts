import { readMoment } from '../../world/meetings/dates.ts';
import type { MeetingFields } from '../../world/meetings/series.ts';
import { type Draft, invalid, startMinute, toMinute } from './checks.ts';

/** Not part of the meeting that is read back, or kept elsewhere. */
const others = [
	'adhoc',
	'breakoutSessions',
	'hostEmail',
	'integrationTags',
	'invitees',
	'registration',
	'roomId',
	'scheduledType',
	'sendEmail',
	'simultaneousInterpretation',
	'siteUrl',
	'templateId',
];

/** The fields after a change; `null` removes one, and what is left out keeps its value. */
export function fieldsOf(draft: Draft, before: MeetingFields, now: number): MeetingFields {
	const { title, agenda, password, start, end, timezone, recurrence, trackingCodes, ...rest } =
		draft;
	const zone = timezone ?? before.timezone;
	const settings = Object.entries(rest).filter(
		([name, value]) => !others.includes(name) && value !== undefined,
	);
	return {
		title: title ?? before.title,
		agenda: kept(agenda, before.agenda),
		password: password ?? before.password,
		start: start === undefined ? before.start : startOf(start, before, { zone, now }),
		end: end === undefined ? before.end : toMinute(moment(end, zone, 'end')),
		timezone: zone,
		recurrence: kept(recurrence, before.recurrence),
		trackingCodes: kept(trackingCodes, before.trackingCodes),
		settings: { ...before.settings, ...Object.fromEntries(settings) },
	};
}

const kept = <Value>(given: Value | null | undefined, before: Value | undefined) =>
	given === undefined ? before : (given ?? undefined);

/** A start that is sent back as it was read stays, also when it has passed. */
function startOf(
	text: string,
	before: MeetingFields,
	{ zone, now }: { readonly zone: string; readonly now: number },
): number {
	const start = moment(text, zone, 'start');
	return toMinute(start) === before.start ? before.start : startMinute(start, now);
}

function moment(text: string, zone: string, field: string): number {
	const found = readMoment(text, zone);
	if (found === undefined) throw invalid(`The ${field} is not in ISO 8601 format.`);
	return found;
}
