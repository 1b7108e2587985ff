import { randomUUID } from 'node:crypto';
import { publishRecording, publishTranscript } from '@webex-nodes/simulator';
import { createHarness, type Harness } from '../harness.ts';
import { amara, priya } from '../held.ts';
import { byId } from '../one-node.ts';
import { reads } from '../recorded-scopes.ts';
import { openWaitingRoom } from '../waiting.ts';
import { type Example, examplesOf } from './examples.ts';
import { everyScope, nameOf, scopesOf } from './scopes.ts';
import { furnish, type Objects } from './world.ts';

/** What came of it, without what differs from run to run. */
type Outcome = string;

/**
 * The scopes of operations that work once for all items, or that wait, on the simulator, until n8n goes on. Those without
 * which nothing else comes of it are left out.
 */
export async function recordScopes(): Promise<Readonly<Record<string, readonly string[]>>> {
	const harness = await createHarness({ meetings: false, scope: everyScope.join(' ') });
	try {
		const objects = await furnish(harness);
		const snapshot = harness.simulator.snapshot();
		// What waits goes on for a while, so it comes last.
		const examples = examplesOf(objects)
			.filter(({ isOnce, isAsking }) => isOnce || isAsking)
			.toSorted((one, other) => Number(one.isAsking) - Number(other.isAsking));
		const recorded: [string, readonly string[]][] = [];
		for (const example of examples) {
			const act = async (scopes: readonly string[]) => {
				harness.simulator.restore(snapshot);
				return await actWith(harness, objects, example, scopes);
			};
			const { scopes } = await act(everyScope.filter((scope) => scope !== 'spark:all'));
			// A wait needs all that it asks for.
			const needed = example.isAsking ? scopes : await neededOf(scopes, act);
			recorded.push([pageNameOf(example), needed.toSorted()]);
		}
		return Object.fromEntries(recorded.toSorted(([one], [other]) => (one < other ? -1 : 1)));
	} finally {
		await harness.close();
	}
}

/** Without which of the scopes something else comes of it. */
async function neededOf(
	scopes: readonly string[],
	act: (scopes: readonly string[]) => Promise<{ readonly outcome: Outcome }>,
): Promise<readonly string[]> {
	// One scope may stand for another, so there are no others than those that are asked for.
	const all = ['spark:kms', ...scopes];
	const whole = await act(all);
	const needed: string[] = [];
	for (const scope of scopes) {
		const { outcome } = await act(all.filter((each) => each !== scope));
		if (outcome !== whole.outcome) needed.push(scope);
	}
	return needed;
}

/** As the folders of the nodes are named. */
const pageNameOf = ({ name }: Example) => `${name[0]?.toUpperCase()}${name.slice(1)}`;

async function actWith(
	harness: Harness,
	objects: Objects,
	example: Example,
	scopes: readonly string[],
): Promise<{ readonly scopes: readonly string[]; readonly outcome: Outcome }> {
	const { simulator, credential, stored } = harness;
	const personId = simulator.world.findPersonByEmail(amara)?.id ?? '';
	const expiresAt = Number.POSITIVE_INFINITY;
	const { value } = simulator.tokens.issueFixed({ personId, scopes: [...scopes], expiresAt });
	// Of an account and a workflow that nodes know nothing of yet.
	Object.assign(credential, { id: randomUUID() });
	Object.assign(stored, { id: randomUUID(), staticData: {} });
	credential.stored = { ...credential.stored, oauthTokenData: { access_token: value } };
	const names = new Set<string>();
	const stop = simulator.observe(({ method, path }) => {
		const name = nameOf(method, path);
		if (name) names.add(name);
	});
	try {
		const { node, parameters } = example;
		const outcome = example.isAsking
			? await answered(harness, objects, example)
			: outcomeOf(await harness.run({ node, parameters, mode: 'trigger', withoutPreview: true }));
		const webhooks = [...simulator.world.webhooks.values()]
			.filter(({ id }) => id !== objects['webhook'])
			.map(({ resource }) => resource);
		const ofWebhooks = webhooks.flatMap((resource) => scopesOf([reads[resource] ?? ''])[0] ?? []);
		return { scopes: [...new Set([...scopesOf([...names]), ...ofWebhooks])], outcome };
	} finally {
		stop();
	}
}

const outcomeOf = ({ json, error, hints }: Awaited<ReturnType<Harness['run']>>): Outcome =>
	JSON.stringify([
		json.map((item) => Object.entries(item).filter(([name]) => name !== 'key')),
		error?.message,
		hints,
	]);

/** Asks, lets the answer come, and waits until n8n has gone on and nothing is left at Webex. */
async function answered(
	harness: Harness,
	objects: Objects,
	{ node, operation, resource, parameters }: Example,
): Promise<Outcome> {
	const { world, webhooks } = harness.simulator;
	const waits = { node: node as 'webexMeetings' | 'webexMessages', operation };
	const room = await openWaitingRoom(() => harness, 1, waits);
	try {
		const given = operation === 'wait' ? { meetingKey: byId(objects['unrecorded'] ?? '') } : {};
		const { execution, run } = await room.ask({ ...parameters, ...given });
		if (run.error) return run.error.message;
		const question = world.messagesOf(objects['room'] ?? '').at(-1)?.id ?? '';
		const priyas = world.findPersonByEmail(priya)?.id ?? '';
		if (operation === 'sendAndWait') world.submitCard(question, priyas, { decision: 'approve' });
		if (resource === 'recording') publishRecording(world, objects['unrecorded'] ?? '');
		if (resource === 'transcript') {
			publishTranscript(world, objects['unrecorded'] ?? '', { snippets: [] });
		}
		await webhooks.settled();
		const isOver = () => execution.state === 'finished' && [...world.webhooks.values()].length <= 1;
		// Of a summary nothing tells: n8n looks again, later.
		if (resource !== 'summary') await until(isOver);
		return JSON.stringify([execution.state, execution.items.length]);
	} finally {
		await room.close();
	}
}

async function until(isTrue: () => boolean): Promise<void> {
	while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 20));
}
