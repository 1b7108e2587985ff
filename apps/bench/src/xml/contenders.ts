import { createXmlClient } from '@webex-nodes/client';
import { parseXml, type XmlNode, xml } from '@webex-nodes/client/xml';
import { XMLParser } from 'fast-xml-parser';
import { SaxesParser } from 'saxes';

export interface Found {
	readonly meetings: number;
	/** The sum of the start times in minutes, and of the durations; 0 of a contender that decodes nothing. */
	readonly hash: number;
}

interface Meeting {
	readonly startDate?: string;
	readonly duration?: number;
}

const found = (meetings: readonly Meeting[]): Found => ({
	meetings: meetings.length,
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

/** Each one reads an answer of LstsummaryMeeting. */
export const contenders: Readonly<Record<string, (answer: Uint8Array) => Promise<Found>>> = {
	/** A strict parser of others that only finds the elements: the limit. */
	saxes: async (answer) => {
		let meetings = 0;
		const parser = new SaxesParser();
		parser.on('opentag', ({ name }) => {
			if (name === 'meet:meeting') meetings += 1;
		});
		parser.write(new TextDecoder().decode(answer)).close();
		return { meetings, hash: 0 };
	},
	/** The parser and the codec of the client. */
	codec: async (answer) => {
		const content = bodyOf(parseXml(new TextDecoder().decode(answer)));
		const { response } = xml.meetings.list;
		return found(
			response.read(content, { unknown: 'keep', answerZone: '20', path: ['answer'] })?.meeting ??
				[],
		);
	},
	/** The same with all that is around it: the transport, the charset, the pages of a list. */
	client: async (answer) => {
		received = answer;
		return found(await webex.meetings.list({}, { limit: 500 }));
	},
	'fast-xml-parser': async (answer) => {
		const parser = new XMLParser({ removeNSPrefix: true, parseTagValue: false });
		const { message } = parser.parse(new TextDecoder().decode(answer));
		return found(message.body.bodyContent.meeting.map(mapped));
	},
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
