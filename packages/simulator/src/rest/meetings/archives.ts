import { createHash } from 'node:crypto';
import type { MeetingArchive, MeetingArchiveSummary } from '@webex-nodes/client';
import type { GetMeetingArchive, ListMeetingArchives } from '@webex-nodes/client/schemas';
import type { z } from 'zod';
import { Failure, missingScope } from '../../failure.ts';
import type { ChatRecord, PollRecord, QuestionRecord } from '../../world/meetings/artifacts.ts';
import { writeMoment } from '../../world/meetings/dates.ts';
import type { InstanceRecord } from '../../world/meetings/instances.ts';
import { meetingsSiteName } from '../../xml/site.ts';
import type { Call } from '../endpoint.ts';
import { isShown } from './access.ts';
import { isWithin, pastRange } from './past.ts';
import { administers } from './roles.ts';
import { viewerOf } from './viewer.ts';

/** @throws Failure 403 for everybody else, compliance officers and hosts too. */
function requireFullAdministrator(call: Call): void {
	if (!administers(call, 'meeting:admin_recordings_read')) throw new Failure(403, missingScope);
}

const idOf = ({ seriesId, number }: InstanceRecord) => `${seriesId}_R_${number}`;

/** The end of the meeting: then its archive is made. */
const created = ({ start, end = start }: InstanceRecord) => end;

const archived = ({ world }: Call) =>
	world.meetings.instances
		.values()
		.filter((each) => each.state === 'ended' && isShown(each, world));

const summaryOf = (instance: InstanceRecord) => ({
	archiveId: idOf(instance),
	serviceType: 'MeetingCenter',
	title: instance.title,
});

export function listArchives(
	query: z.infer<typeof ListMeetingArchives>,
	call: Call,
): MeetingArchiveSummary[] {
	requireFullAdministrator(call);
	const { zone } = viewerOf(call.caller, call, query.timezone);
	const { siteUrl = `${meetingsSiteName}.webex.com` } = query;
	const range = pastRange(query, { zone, now: call.world.now(), days: 30 });
	return archived(call)
		.filter((each) => each.siteUrl === siteUrl && isWithin(created(each), range))
		.toSorted((one, other) => created(other) - created(one))
		.map((each) => ({ ...summaryOf(each), createTime: writeMoment(created(each), zone) }));
}

export function getArchive(
	{ archiveId, timezone }: z.infer<typeof GetMeetingArchive>,
	call: Call,
): MeetingArchive {
	requireFullAdministrator(call);
	const { zone } = viewerOf(call.caller, call, timezone);
	const instance = archived(call).find((each) => idOf(each) === archiveId);
	if (!instance) throw new Failure(404, 'The requested resource could not be found.');
	const { people, meetings } = call.world;
	const host = people.get(instance.hostId);
	const write = (moment: number) => writeMoment(moment, zone);
	const chats = meetings.chats.of(instance.id).map((chat) => chatOf(chat, write));
	const polls = meetings.polls.of(instance.id).map((poll) => pollOf(poll, write));
	const qas = meetings.questions.of(instance.id).map((question) => questionOf(question, write));
	return {
		...summaryOf(instance),
		start: write(instance.start),
		end: write(created(instance)),
		...(host && { hostDisplayName: host.displayName, hostEmail: host.email }),
		participants: meetings.participants.of(instance.id).map((each) => ({
			...personOf(each),
			joinedTime: write(each.joined),
			leftTime: write(each.left ?? created(instance)),
		})),
		...(chats.length > 0 && { chats }),
		...(polls.length > 0 && { polls }),
		...(qas.length > 0 && { qas }),
	};
}

type Write = (moment: number) => string;

/** The same number for the same address; Webex's are negative, too. */
const correlationIdOf = (email: string) =>
	createHash('sha256').update(email.toLowerCase()).digest().readInt32BE();

const personOf = ({
	email,
	displayName,
}: {
	readonly email: string;
	readonly displayName: string;
}) => ({
	correlationId: correlationIdOf(email),
	displayName,
	email,
});

const chatOf = ({ type, sender, at, receivers, text }: ChatRecord, write: Write) => ({
	type,
	senderName: sender.displayName,
	chatTime: write(at),
	target: receivers.map(({ displayName }) => displayName).join(', ') || 'All Participants',
	text,
});

const pollOf = ({ start, end, questions }: PollRecord, write: Write) => ({
	type: 'public',
	startTime: write(start),
	endTime: write(end),
	content: {
		questionCount: questions.length,
		questions: questions.map(({ title, type, options, respondents }) => ({
			voteUsers: respondents.map(personOf),
			question: { choiceCount: options.length, type, text: title },
			answerSummary: options.map(({ value, isCorrect }) => {
				const voters = respondents.filter(({ answers }) => answers.includes(value));
				return {
					totalRespondents: voters.length,
					isCorrect,
					text: value,
					voteUsers: voters.map(personOf),
				};
			}),
			respondents: respondents.map((each) => ({ ...personOf(each), answers: [...each.answers] })),
		})),
	},
});

const questionOf = ({ asker, at, question, answers }: QuestionRecord, write: Write) => ({
	priority: 'NA',
	type: 'public',
	displayName: asker.displayName,
	questionTime: write(at),
	target: 'All Participants',
	question,
	answers: answers.map((each) => ({
		...personOf(each),
		responseMode: 'public',
		text: each.answer.join('\n'),
	})),
});
