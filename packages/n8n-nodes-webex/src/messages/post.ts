import {
	bytesIn,
	type CreateMessage,
	cardText,
	htmlToMarkdown,
	type Message,
	maxMessageBytes,
	mentionOf,
	type RestClient,
	splitMessage,
} from '@webex-nodes/client';
import { WebexInputError } from '@webex-nodes/http';
import type { IncomingFile, Item } from '../engine/item.ts';
import { webAddress } from '../engine/web-address.ts';
import { attach, type CardValues, drawCard } from './card.ts';
import type { Destination } from './destination.ts';
import { markerSize, sendMarker, sendOnce, stableKey } from './once.ts';
import { withFile } from './upload.ts';

export interface Post {
	readonly format: 'html' | 'markdown' | 'text';
	readonly content: string;
	/** The first message of the thread that it goes into. */
	readonly parentId?: string | undefined;
	/** Email addresses and person IDs, or `all`. */
	readonly mention?: readonly string[] | undefined;
	readonly longMessages?: 'fail' | 'split' | undefined;
	/** Beside the text, which people see who do not see cards. */
	readonly card?: object | undefined;
	/** Fields of the item that hold files. */
	readonly binaryFields?: readonly string[] | undefined;
	/** Addresses from which Webex loads files itself. */
	readonly fileUrls?: readonly string[] | undefined;
	/** A message that was sent with this key is not sent again. */
	readonly sendOnceKey?: string | undefined;
	/** Returns the requests, and sends nothing. */
	readonly dryRun?: boolean | undefined;
	/** Says below which workflow sent it. */
	readonly appendAttribution?: boolean | undefined;
}

/** From the fields that a person filled in: a text, or a card with a text for people who do not see cards. */
export function compose({
	messageType,
	format,
	content,
	...values
}: CardValues &
	Pick<Post, 'format'> & {
		readonly messageType: 'card' | 'text';
		readonly content?: string | undefined;
	}): Post {
	// An expression may return a number.
	const own = String(content ?? '');
	if (messageType === 'text') return { format, content: own };
	const { card, fallback } = drawCard(values);
	return own.trim() !== '' || fallback === undefined
		? { card, format, content: own }
		: { card, format: 'markdown', content: fallback };
}

/**
 * Sends one message, or several when the text is too long for one: the others form a thread below the first. Webex
 * accepts one file for each message, and no file beside a card, so each further file is a message of its own.
 */
export async function post(
	webex: RestClient,
	destination: Destination,
	{ parentId, dryRun = false, ...given }: Post,
	item: Item,
): Promise<readonly object[]> {
	const { texts, files } = await draftsOf(given, item);
	const [first, ...others] = texts;
	const place = { ...destination, ...(parentId && { parentId }) };
	if (dryRun) {
		const thread = { ...destination, parentId };
		const bodies: Draft[] = [
			...(first ? [{ ...place, ...first }] : []),
			...others.map((draft) => ({ ...thread, ...draft })),
			...files.map((draft) => ({ ...place, ...draft })),
		];
		return bodies.map(({ file, ...body }) => ({
			dryRun: true,
			method: 'POST',
			path: '/messages',
			body: { ...body, ...(file && { files: [shown(file)] }) },
			...(body.attachments?.[0] && { preview: cardText(body.attachments[0].content) }),
		}));
	}
	const key = given.sendOnceKey && stableKey(given.sendOnceKey, item.position());
	let turn = 0;
	const send = async ({ file, ...text }: Draft & Partial<CreateMessage>): Promise<Message> => {
		turn += 1;
		const mark = key && (await sendMarker(`${key} ${turn}`));
		return await withFile(file, async (files) => {
			const body = { ...text, ...files };
			return mark ? await sendOnce(webex, body, mark) : await webex.messages.create(body);
		});
	};
	const sent: Message[] = [];
	if (first) {
		const root = await send({ ...place, ...first });
		sent.push(root);
		for (const draft of others) {
			sent.push(await send({ roomId: root.roomId, parentId: parentId ?? root.id, ...draft }));
		}
	}
	for (const draft of files) sent.push(await send({ ...place, ...draft }));
	if (files.length > 0 && sent.length > 1) {
		item.hint(
			`Webex takes one file a message${given.card ? ', and none beside a card' : ''}: ${sent.length} messages were sent.`,
		);
	}
	return sent;
}

interface Draft extends Pick<CreateMessage, 'attachments' | 'markdown' | 'text'> {
	/** From the item, or the address from which Webex loads it. */
	readonly file?: IncomingFile | string;
}

interface Drafts {
	/** The first one has the card, or the first file when there is no card. */
	readonly texts: readonly Draft[];
	/** Each is a message without a text. */
	readonly files: readonly Draft[];
}

async function draftsOf(given: Omit<Post, 'dryRun' | 'parentId'>, item: Item): Promise<Drafts> {
	const { fileUrls = [], binaryFields = [] } = given;
	const found: (IncomingFile | string)[] = fileUrls.map((address) =>
		webAddress(address, 'Attach Files From URLs', ['https:', 'http:']),
	);
	// All files are looked at before the first message is sent, so that one that is too large fails before anything happens.
	for (const field of binaryFields) found.push(await item.findFile(field));
	const { appendAttribution = false, format } = given;
	const below = (form: 'markdown' | 'text') =>
		appendAttribution ? item.attribution(form) : undefined;
	const contents = contentsOf(given, below(format === 'text' ? format : 'markdown'));
	const files = found.map((file) => ({ file }));
	const [content, ...others] = contents;
	if (given.card) {
		if (!content) {
			throw new WebexInputError(
				'Fallback Text',
				'is empty: a card needs a text too, for notifications and for apps that do not show cards',
			);
		}
		const first = { ...content, attachments: attach(withNote(given.card, below('markdown'))) };
		return { texts: [first, ...others], files };
	}
	if (!content && files.length === 0) {
		throw new WebexInputError('Message', 'is empty: enter a text, or attach a file in "Options"');
	}
	const [file, ...rest] = files;
	return content
		? { texts: [{ ...content, ...file }, ...others], files: rest }
		: { texts: [], files };
}

/** Also below a card of JSON, whatever it holds. */
const withNote = (card: object, note: string | undefined): object => {
	if (note === undefined) return card;
	const { body = [] } = card as { readonly body?: readonly object[] };
	const block = { type: 'TextBlock', text: note, size: 'small', isSubtle: true, wrap: true };
	return { ...card, body: [...body, block] };
};

type Content = Pick<CreateMessage, 'markdown' | 'text'>;

function contentsOf(given: Post, attribution: string | undefined): readonly Content[] {
	const { format, content, mention = [], longMessages, sendOnceKey } = given;
	const mentions = mention.map(mentionOf).join(' ');
	if (mentions && format === 'text') {
		throw new WebexInputError('Mention', 'needs the format Markdown or HTML');
	}
	const text = format === 'text' ? content : markdownOf(format, content);
	const own = mentions ? `${mentions} ${text}` : text;
	const whole = [own.trim() && own, attribution].filter(Boolean).join('\n\n');
	if (whole === '') return [];
	const maxBytes = maxMessageBytes - (sendOnceKey ? markerSize : 0);
	const parts = longMessages === 'split' ? splitMessage(whole, maxBytes) : [whole];
	const size = bytesIn(parts[0] ?? '');
	if (size > maxBytes) {
		const beside = sendOnceKey
			? ` beside the ${markerSize} bytes for the mark of "Send Once Key"`
			: '';
		throw new WebexInputError(
			'Message',
			`is ${size} bytes long, and Webex takes ${maxBytes}${beside}: shorten it, or set "Long Messages" to "Split Into a Thread"`,
		);
	}
	return parts.map((part) => (format === 'text' ? { text: part } : { markdown: part }));
}

export const markdownOf = (format: 'html' | 'markdown', content: string): string =>
	format === 'html' ? htmlToMarkdown(content) : content;

/** A file in the output of a dry run. */
const shown = (file: IncomingFile | string) =>
	typeof file === 'string'
		? file
		: { fileName: file.fileName, contentType: file.contentType, size: file.size };
