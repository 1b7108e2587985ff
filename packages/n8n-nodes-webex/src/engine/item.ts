import {
	maxFileBytes,
	type OpenContent,
	safeFileName,
	type Upload,
	type UploadInParts,
} from '@webex-nodes/client';
import { WebexInputError } from '@webex-nodes/http';
import type { IBinaryData, IExecuteFunctions, NodeExecutionHint } from 'n8n-workflow';
import { attributionOf } from '../messages/attribution.ts';
import type { Share } from '../n8n/bound.ts';
import { learnStreamsFrom } from '../n8n/streams.ts';
import { storeFile } from './store-file.ts';

/** The item that an operation works on, apart from its values. */
export interface Item {
	/** The time zone of the workflow, an IANA name. */
	readonly zone: string;
	/** Which item it is, in which run of which node. */
	readonly position: () => Position;
	/**
	 * Waits for the items before it that name one of the same rooms, people or titles, for several items are worked on
	 * at a time. Never returns when one of them has failed the node. To be called once, before anything is changed.
	 */
	readonly inTurn: (names: readonly string[]) => Promise<void>;
	/** A file that came in with it, and that Webex takes. */
	readonly findFile: (field: string) => Promise<IncomingFile>;
	/** Moves a file into n8n's storage, piece by piece. */
	readonly storeFile: (content: OpenContent) => Promise<IBinaryData>;
	/** Counts what the operation keeps of a list that it reads page by page; an awaited list counts by itself. */
	readonly keep: (items: readonly unknown[]) => void;
	/** Says which workflow sent something. */
	readonly attribution: (format: 'markdown' | 'text') => string;
	/** Shows a sentence beside the output in the editor. */
	readonly hint: (message: string) => void;
}

export interface Position {
	readonly executionId: string;
	/** Stays the same when somebody retries the execution, which then has a new ID. */
	readonly origin: string;
	readonly nodeId: string;
	/** A node in a loop runs several times in one execution. */
	readonly runIndex: number;
	readonly itemIndex: number;
}

/** Known before it is read. */
export interface IncomingFile extends Omit<Upload, 'bytes'> {
	/** In bytes. */
	readonly size: number;
	/** Whether it is read from n8n's storage while it is sent. */
	readonly isStreamed?: boolean;
	readonly read: () => Promise<Upload | UploadInParts>;
}

/** What an operation returns when files belong to it. */
export class WithFiles {
	readonly json: object;
	readonly files: Readonly<Record<string, IBinaryData>>;

	constructor(json: object, files: Readonly<Record<string, IBinaryData>>) {
		this.json = json;
		this.files = files;
	}
}

export function openItem(
	context: IExecuteFunctions,
	itemIndex: number,
	share: Share,
	inTurn: Item['inTurn'],
): Item {
	return {
		zone: context.getTimezone(),
		inTurn,
		position: () => positionOf(context, itemIndex),
		findFile: async (field) => {
			const file = context.helpers.assertBinaryData(itemIndex, field);
			const size = await sizeOf(context, file);
			if (size > maxFileBytes) {
				const megabytes = Math.ceil(size / 1024 / 1024);
				throw new WebexInputError(
					field,
					`holds a file of ${megabytes} MB, and Webex takes 100 MB: make it smaller, or share it elsewhere and send the link`,
				);
			}
			const facts = { fileName: safeFileName(file.fileName ?? ''), contentType: file.mimeType };
			const { id } = file;
			if (id !== undefined && size >= streamedFrom) {
				const upload = { ...facts, size, open: () => readStored(context, id) };
				const read = async () => {
					await learnStreamsFrom(async () => await context.helpers.getBinaryStream(id));
					return upload;
				};
				return { ...facts, size, isStreamed: true, read };
			}
			const read = async () => ({
				...facts,
				bytes: await context.helpers.getBinaryDataBuffer(itemIndex, field),
			});
			return { ...facts, size, read };
		},
		storeFile: async (content) => await storeFile(context, content, share),
		keep: share.keep,
		attribution: (format) => attributionOf(context, format),
		hint: (message) => showHint(context, message),
	};
}

/** In bytes. Smaller files are read as a whole, which is faster. */
const streamedFrom = 1024 * 1024;
/** In bytes. Small pieces are collected soon, while large ones pile up. */
const pieceSize = 16 * 1024;

async function* readStored(context: IExecuteFunctions, id: string): AsyncGenerator<Uint8Array> {
	yield* await context.helpers.getBinaryStream(id, pieceSize);
}

function positionOf(context: IExecuteFunctions, itemIndex: number): Position {
	const { $execution, $runIndex } = context.getWorkflowDataProxy(itemIndex);
	const executionId = context.getExecutionId();
	return {
		executionId,
		origin: tokenIn(String($execution.resumeUrl)) ?? executionId,
		nodeId: context.getNode().id,
		runIndex: $runIndex,
		itemIndex,
	};
}

/** n8n 2 draws a token for each execution, and a retry goes on with it. n8n 1 has none. */
const tokenIn = (resumeUrl: string): string | undefined =>
	URL.canParse(resumeUrl)
		? (new URL(resumeUrl).searchParams.get('signature') ?? undefined)
		: undefined;

export function showHint(context: IExecuteFunctions, message: string): void {
	const hints: NodeExecutionHint[] = [{ message, location: 'outputPane' }];
	// Older versions of n8n have none.
	if ('addExecutionHints' in context) context.addExecutionHints(...hints);
}

/** In bytes; a file in n8n's storage is not read for it. */
async function sizeOf(context: IExecuteFunctions, file: IBinaryData): Promise<number> {
	if (file.id) return (await context.helpers.getBinaryMetadata(file.id)).fileSize;
	return Buffer.byteLength(file.data, 'base64');
}
