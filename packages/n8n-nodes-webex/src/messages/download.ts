import type { RestClient } from '@webex-nodes/client';
import { hasStatus, type WebexApiError } from '@webex-nodes/http';
import { type Item, WithFiles } from '../engine/item.ts';
import { explain } from '../n8n/failures.ts';

export interface Download {
	/** The field that each file goes into. */
	readonly field: string;
	readonly allowUnscannable?: boolean | undefined;
	/** What to do about a file that Webex refuses to send. */
	readonly unavailable?: 'fail' | 'report' | undefined;
}

/** Streams each file into n8n's storage, so that none is in memory as a whole. */
export async function download(
	webex: RestClient,
	files: readonly string[],
	facts: object,
	{ field, allowUnscannable = false, unavailable = 'fail' }: Download,
	item: Item,
): Promise<object[]> {
	const outputs: object[] = [];
	for (const url of files) {
		const content = await webex.contents.open(url, { allowUnscannable }).catch((error: unknown) => {
			if (unavailable === 'fail' || !isAboutFile(error)) throw error;
			return { problem: explain(error)?.message ?? error.reason };
		});
		if ('problem' in content) {
			outputs.push({ ...facts, url, unavailable: content.problem });
			continue;
		}
		const { fileName, contentType, size } = content;
		const stored = await item.storeFile(content);
		const json = { ...facts, fileName, contentType, ...(size !== undefined && { size }), url };
		outputs.push(new WithFiles(json, { [field]: stored }));
	}
	return outputs;
}

/** Found infected, gone, still being scanned, or not to be scanned. */
const isAboutFile = (error: unknown): error is WebexApiError =>
	hasStatus(error, 404, 410, 423, 428);
