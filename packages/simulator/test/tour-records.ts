import type { RestClient } from '@webex-nodes/client';

/** What a meeting leaves behind. */
export async function tourRecords(_webex: RestClient): Promise<void> {}
