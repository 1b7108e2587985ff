import {
	buildId,
	cardProblems,
	cardText,
	fillCard,
	htmlToMarkdown,
	idKey,
	inputsOfCard,
	parseId,
	parseXmlResponse,
	safeFileName,
	splitMessage,
} from '@webex-nodes/client';
import { parseXml, writeXml } from '@webex-nodes/client/xml';
import { readFailure, readJson, readNextLink } from '@webex-nodes/http';
import { plainText } from 'n8n-nodes-webex/src/meetings/plain-text.ts';
import { withoutMention } from 'n8n-nodes-webex/src/messages/mention.ts';
import { linearPattern } from 'n8n-nodes-webex/src/pattern/pattern.ts';
import { isGenuine } from 'n8n-nodes-webex/src/webhook/signature.ts';
import { fileNameOf, formOf } from '../src/observed.ts';
import { recordsTarget } from './records.ts';
import { simulatorTargets } from './simulator.ts';
import { promise, type Target } from './target.ts';
import { triggerTarget } from './triggers.ts';
import { waitTarget } from './waits.ts';

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
const bytesOf = (text: string) => new TextEncoder().encode(text);
const card =
	'{"type":"AdaptiveCard","version":"1.3","body":[{"type":"TextBlock","text":"Hi"},{"type":"Input.Text","id":"a"}],"actions":[{"type":"Action.Submit","title":"OK","data":{"a":1}}]}';
const document =
	'<?xml version="1.0" encoding="UTF-8"?><serv:message xmlns:serv="a"><serv:header><serv:response><serv:result>SUCCESS</serv:result></serv:response></serv:header><serv:body><serv:bodyContent a="1">x &amp; &#65;<![CDATA[y]]><!-- z --></serv:bodyContent></serv:body></serv:message>';

const request = { method: 'GET', url: 'https://webexapis.com/v1/rooms', headers: {} } as const;
export const targets: Readonly<Record<string, Target>> = {
	xml: {
		seeds: [document, '<a/>', '<a b="c"><d>e</d><d/></a>'],
		read: (text) => {
			const node = parseXml(text);
			promise(same(parseXml(writeXml(node)), node), 'what is written is not what was read');
		},
	},
	xmlAnswer: {
		seeds: [document, document.replace('SUCCESS', 'FAILURE')],
		read: (text) => parseXmlResponse(bytesOf(text)),
	},
	link: {
		seeds: ['<https://a.b/c?d>; rel="next", <x>; rel=first', '<a>;rel="x next";title="b\\"c"'],
		read: (text) => {
			const link = readNextLink(text);
			promise(link === undefined || text.includes(link), 'the link is not in the header');
		},
	},
	multipart: {
		seeds: ['name', 'a"\r\n; filename=b', 'text/plain; charset="utf-8"'],
		read: async (text) => {
			const bytes = bytesOf(text);
			const read = await formOf(text, { fileName: text, contentType: text, bytes });
			const file = read.get('files') as File;
			promise([...read.keys()].length === 3, 'it has other parts');
			promise(
				same([...new Uint8Array(await file.arrayBuffer())], [...bytes]),
				'it is another file',
			);
			const sent = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
			promise(read.get('text') === sent, 'it is another text');
		},
	},
	signature: {
		seeds: [`SHA-256=${'a'.repeat(64)}`, 'a'.repeat(40), `SHA-512=${'0'.repeat(128)}, SHA-256=`],
		read: async (text) => {
			for (const name of ['x-spark-signature', 'x-webex-signature']) {
				promise(!(await isGenuine({ [name]: text }, bytesOf(text), 'secret')), 'a forgery counts');
			}
		},
	},
	id: {
		seeds: [buildId('ROOM', '11459f20-f7ab-11ef-b6d8-9b20face1234'), 'ciscospark://us/ROOM/x'],
		read: (text) => {
			const parts = parseId(text);
			idKey(text);
			if (parts)
				promise(same(parseId(buildId('ROOM', parts.value))?.value, parts.value), 'another ID');
		},
	},
	card: {
		seeds: [card],
		read: (text) => {
			let parsed: unknown;
			try {
				parsed = JSON.parse(text);
			} catch {
				return;
			}
			cardProblems(parsed);
			cardText(Object(parsed));
			fillCard(parsed, Object.fromEntries(inputsOfCard(parsed).map(({ id }) => [id, 'x'])));
			promise(same(fillCard(parsed, {}), parsed), 'a card without values is another one');
		},
	},
	html: {
		seeds: [
			'<p>Hi <b>you</b> <a href="https://a.b">c</a></p><ul><li>d</ul>',
			'<pre><code>a\n</code></pre>&lt;',
		],
		read: (text) => {
			const markdown = htmlToMarkdown(text);
			promise(!/(?<!\\)\]\(\s*<?(javascript|data|vbscript):/i.test(markdown), 'a link that runs');
		},
	},
	summary: { seeds: ['<p>a</p><ul><li>b &amp; c</li></ul>'], read: plainText },
	mention: {
		seeds: [
			'<p><spark-mention data-object-type="person" data-object-id="me">Ada</spark-mention> hi</p>',
		],
		read: (html) => withoutMention({ text: 'Ada hi', html }, { id: 'me', displayName: 'Ada' }),
	},
	split: {
		seeds: ['a **b** c\n\n```js\nd\n```\n[e](https://f) <@all>', '# a\n- b\n- c'],
		read: (text) => {
			const parts = splitMessage(text, 40);
			promise(
				parts.every((part) => bytesOf(part).length <= 40),
				'a part is too long',
			);
		},
	},
	fileName: {
		seeds: ['attachment; filename="a.txt"', "attachment; filename*=UTF-8''b%20c.txt"],
		read: async (text) => {
			for (const name of [safeFileName(text), await fileNameOf(text)]) {
				promise(name === safeFileName(name), 'a safe name is not safe');
				promise(!/[/\\]|^\.{0,2}$/.test(name), 'it leaves its folder');
			}
		},
	},
	json: {
		seeds: [
			'{"items":[{"id":"1"}],"__proto__":{"x":1}}',
			'{"message":"no","errors":[{"description":"a"}],"trackingId":"b"}',
		],
		read: (text) => {
			const body = bytesOf(text);
			const headers = { 'content-type': 'application/json' };
			promise(
				readFailure(request, { status: 400, headers, body }).message.length < 5000,
				'too long',
			);
			readJson(request, { status: 200, headers, body });
		},
	},
	pattern: {
		seeds: ['(a|b)+c?', '^[\\w-]+@(?:a{2,3}|\\.)$', '(?=x)(?<!y)\\bz*?', '\\u{61}\\p{L}'],
		read: (text) => {
			for (const flags of ['', 'iu', 'ms']) {
				try {
					linearPattern(text, flags).search(text);
				} catch (error) {
					const name = (error as Error).constructor.name;
					promise(name === 'SyntaxError' || name === 'RefusedPattern', String(error));
				}
			}
		},
	},
	trigger: triggerTarget,
	wait: waitTarget,
	records: recordsTarget,
	...simulatorTargets,
};
