/** Lists 50 meetings of a site in this process, where nothing else keeps the program alive, and says how many came. */
import { createXmlClient } from '../../src/xml/engine/client.ts';
import { answer } from './fixtures.ts';

const total = 50;

const webex = createXmlClient({
	transport: async ({ body }) => {
		const start = Number(/<startFrom>(\d+)/.exec(String(body))?.[1]);
		const size = Number(/<maximumNum>(\d+)/.exec(String(body))?.[1]);
		const returned = Math.min(size, total - start + 1);
		const meetings = Array.from(
			{ length: returned },
			(_, index) => `<m:meeting><m:meetingKey>${start + index}</m:meetingKey></m:meeting>`,
		);
		const content = `<m:matchingRecords><serv:total>${total}</serv:total><serv:returned>${returned}</serv:returned><serv:startFrom>${start}</serv:startFrom></m:matchingRecords>${meetings.join('')}`;
		const document = answer(`<serv:bodyContent xmlns:m="m">${content}</serv:bodyContent>`);
		return { status: 200, headers: {}, body: new TextEncoder().encode(document) };
	},
});
const meetings = await webex.meetings.list({}, { pageSize: 15 });
process.stdout.write(String(meetings.length));
