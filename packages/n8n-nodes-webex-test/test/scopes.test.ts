import { type Operation, rest } from '@webex-nodes/client';
import { expect, test } from 'vitest';
import { alsoNeeds, calls } from '../src/calls.ts';
import { createHarness } from '../src/harness.ts';
import { operationsOf } from '../src/one-node.ts';

const contract = rest as unknown as Readonly<Record<string, Readonly<Record<string, Operation>>>>;

/** What the page of the operation names. */
function scopesOf(name: string): readonly string[] {
	const scopes = (calls[name] ?? []).flatMap((call) => {
		const [resource = '', operation = ''] = call.split('.');
		return [contract[resource]?.[operation]?.scope ?? [], alsoNeeds[call] ?? []].flat();
	});
	return [...new Set(scopes)];
}

const from = new Date(Date.now() - 30 * 24 * 3600_000).toISOString();

test.each([
	['WebexMessages.message.getNew', { lookBackHours: 720 }],
	['WebexMessages.message.getHistory', { from, size: 10 }],
	['WebexMeetings.meeting.getNew', {}],
	['WebexMeetings.recording.getNew', {}],
	['WebexMeetings.transcript.getNew', {}],
] as const)(
	'%s works with the scopes that its page names, and with none of them it does not',
	async (name, parameters) => {
		const [node, resource = '', operation = ''] = name.split('.');
		const type = node === 'WebexMessages' ? 'webexMessages' : 'webexMeetings';
		const errorWith = async (scope: string) => {
			const harness = await createHarness({ scope });
			const { run } = operationsOf(type, () => harness);
			const { error } = await run(resource, operation, parameters, { mode: 'trigger' });
			await harness.close();
			return error?.message;
		};
		expect(await errorWith(scopesOf(name).join(' '))).toBeUndefined();
		expect(await errorWith('spark:kms')).toMatch(/^The credential lacks the scope /);
	},
);
