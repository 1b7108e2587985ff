import { createXmlClient } from '@webex-nodes/client';
import { parseXml, type XmlNode, xml } from '@webex-nodes/client/xml';
import { XMLParser } from 'fast-xml-parser';
import { SaxesParser } from 'saxes';
import type { Contender, Contenders, Outcome } from '../run/contender.ts';
import { median } from '../run/median.ts';
import { meetingList } from './document.ts';
import { listMeetings } from './listing.ts';

export interface XmlSetting {
	/** How often the answer is read. */
	readonly times: number;
	/** Of an answer, in milliseconds, where meetings are listed. */
	readonly latency: number;
}

interface Meeting {
	readonly startDate?: string;
	readonly duration?: number;
}

/** The hash is the sum of the start times in minutes, and of the durations. */
const found = (meetings: readonly Meeting[]): Outcome => ({
	count: meetings.length,
	hash: meetings.reduce(
		(sum, { startDate = '', duration = 0 }) => sum + Date.parse(startDate) / 60_000 + duration,
		0,
	),
});

function bodyOf({ children }: XmlNode): XmlNode {
	const [content] = children.find(({ name }) => name === 'body')?.children ?? [];
	if (!content) throw new Error('The answer has no content');
	return content;
}

let received: Uint8Array = new Uint8Array();
const webex = createXmlClient({
	// What was read is kept with the bytes, so that each answer has its own.
	transport: async () => ({ status: 200, headers: {}, body: received.slice() }),
});

type Read = (answer: Uint8Array) => Promise<Outcome> | Outcome;

const warmUp = 40; // readings: until then the compiler is at work

/** Reads an answer of LstsummaryMeeting with 500 meetings again and again; `ms` is the processor time of one reading. */
function reading(read: Read): Contender<XmlSetting> {
	const answer = new TextEncoder().encode(meetingList(500));
	const load = async () => {
		for (let at = 0; at < warmUp; at++) await read(answer);
	};
	const run = async ({ times }: XmlSetting) => {
		const all: number[] = [];
		let last: Outcome = { count: 0 };
		for (let at = 0; at < times; at++) {
			const started = process.cpuUsage();
			last = await read(answer);
			const { user, system } = process.cpuUsage(started);
			all.push((user + system) / 1000);
		}
		return { ...last, figures: { ms: median(all) } };
	};
	return Object.assign(run, { load });
}

export const contenders: Contenders<XmlSetting> = {
	/** A strict parser of others that only finds the elements: the limit. */
	saxes: reading((answer) => {
		let count = 0;
		const parser = new SaxesParser();
		parser.on('opentag', ({ name }) => {
			if (name === 'meet:meeting') count += 1;
		});
		parser.write(new TextDecoder().decode(answer)).close();
		return { count };
	}),
	/** The parser and the codec of the client. */
	codec: reading((answer) => {
		const content = bodyOf(parseXml(new TextDecoder().decode(answer)));
		const { response } = xml.meetings.list;
		return found(
			response.read(content, { unknown: 'keep', answerZone: '20', path: ['answer'] })?.meeting ??
				[],
		);
	}),
	/** The same with all that is around it: the transport, the charset, the pages of a list. */
	client: reading(async (answer) => {
		received = answer;
		return found(await webex.meetings.list({}, { limit: 500 }));
	}),
	'fast-xml-parser': reading((answer) => {
		const parser = new XMLParser({ removeNSPrefix: true, parseTagValue: false });
		const { message } = parser.parse(new TextDecoder().decode(answer));
		return found(message.body.bodyContent.meeting.map(mapped));
	}),
	list: listMeetings,
};

const zones: Readonly<Record<string, string>> = {
	4: 'America/Los_Angeles',
	25: 'Europe/Berlin',
	45: 'Asia/Shanghai',
};
const formats = new Map<string, Intl.DateTimeFormat>();

/** As somebody would map it: times to ISO 8601, numbers and booleans. */
function mapped(meeting: Readonly<Record<string, string>>): Meeting {
	const iana = zones[meeting['timeZoneID'] ?? ''] ?? 'UTC';
	return {
		...meeting,
		startDate: isoOf(meeting['startDate'] ?? '', iana),
		duration: Number(meeting['duration']),
		...{ hostJoined: meeting['hostJoined'] === 'true' },
		...{ participantsJoined: meeting['participantsJoined'] === 'true' },
	};
}

function isoOf(wire: string, iana: string): string {
	const [month = 0, day = 0, year = 0, hour = 0, minute = 0, second = 0] = wire
		.split(/\D/)
		.map(Number);
	const local = Date.UTC(year, month - 1, day, hour, minute, second);
	const first = local - offsetAt(iana, local);
	return new Date(local - offsetAt(iana, first)).toISOString();
}

function offsetAt(iana: string, instant: number): number {
	let format = formats.get(iana);
	if (!format) {
		format = new Intl.DateTimeFormat('sv-SE', {
			timeZone: iana,
			dateStyle: 'short',
			timeStyle: 'medium',
		});
		formats.set(iana, format);
	}
	return Date.parse(`${format.format(instant).replace(' ', 'T')}Z`) - instant;
}
