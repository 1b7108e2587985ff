import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type {
	DeduplicationItemTypes,
	ICheckProcessedContextData,
	ICheckProcessedOptions,
	IDataDeduplicator,
	IDeduplicationOutput,
} from 'n8n-workflow';
import { DataDeduplicationService } from './n8n.ts';

/**
 * n8n's table of what was processed, as its own sources work on it: a read is followed by a write without a lock, and
 * of two writes that begin a context the second fails. All processes of an n8n share it.
 */
class ProcessedData implements IDataDeduplicator {
	readonly rows = new Map<string, readonly string[]>();
	isBroken = false;

	async checkProcessedAndRecord(
		items: DeduplicationItemTypes[],
		_scope: unknown,
		context: ICheckProcessedContextData,
		{ maxEntries }: ICheckProcessedOptions,
	): Promise<IDeduplicationOutput> {
		const row = rowOf(context);
		const before = await this.read(row);
		const known = new Set(before);
		const isNew = (item: DeduplicationItemTypes) => !known.has(hashOf(item));
		const entries = [...(before ?? []), ...items.filter(isNew).map(hashOf)];
		await this.write(row, maxEntries ? entries.slice(-maxEntries) : entries, before === undefined);
		return { new: items.filter(isNew), processed: items.filter((item) => !isNew(item)) };
	}

	async removeProcessed(
		items: DeduplicationItemTypes[],
		_scope: unknown,
		context: ICheckProcessedContextData,
	): Promise<void> {
		const row = rowOf(context);
		const removed = new Set(items.map(hashOf));
		const before = (await this.read(row)) ?? [];
		await this.write(
			row,
			before.filter((entry) => !removed.has(entry)),
			false,
		);
	}

	async clearAllProcessedItems(_: unknown, context: ICheckProcessedContextData): Promise<void> {
		this.rows.delete(rowOf(context));
	}

	async getProcessedDataCount(_: unknown, context: ICheckProcessedContextData): Promise<number> {
		return this.rows.get(rowOf(context))?.length ?? 0;
	}

	private async read(row: string): Promise<readonly string[] | undefined> {
		await setTimeout(5);
		if (this.isBroken) throw new Error('SQLITE_BUSY: database is locked');
		return this.rows.get(row);
	}

	private async write(row: string, entries: readonly string[], isFirst: boolean): Promise<void> {
		await setTimeout(5);
		if (isFirst && this.rows.has(row)) throw new Error('UNIQUE constraint failed: processed_data');
		this.rows.set(row, entries);
	}
}

const rowOf = ({ workflow, node }: ICheckProcessedContextData) => `${workflow.id} n:${node?.id}`;

const hashOf = (item: DeduplicationItemTypes) =>
	createHash('md5').update(item.toString()).digest('base64');

export const processedData = new ProcessedData();

await DataDeduplicationService.init(processedData);
