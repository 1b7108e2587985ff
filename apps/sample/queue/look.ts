import { account, type Sink } from './retrieval.ts';
import type { Queue } from './start-queue.ts';
import { untilIdle } from './triggers.ts';

/** Prints what a test has counted. */
export const show = (what: string, numbers: object) =>
	process.stdout.write(`${what}: ${JSON.stringify(numbers)}\n`);

/** What became of the workflows of a queue, which is opened after this is called. */
export function look(open: () => { readonly queue: Queue; readonly sink: Sink }) {
	const workflowOf = (name: string) => {
		const found = open().queue.workflows.find((workflow) => workflow.name === name);
		if (!found) throw new Error(`"${name}" was not imported`);
		return found;
	};

	const toldBy = (name: string) =>
		open()
			.sink.told.filter(({ workflow }) => workflow === name)
			.flatMap(({ ids }) => ids);

	const accountOf = async (
		name: string,
		written: readonly string[],
		without: readonly string[] = [],
	) => {
		const told = open().sink.told.filter(({ execution }) => !without.includes(execution));
		const { inOrder, ...counted } = await account(open().queue.n8n, workflowOf(name), {
			told,
			written,
			world: open().queue.simulator.world,
		});
		return counted;
	};

	/** Until all events have arrived, and no execution is left. */
	async function untilQuiet(name: string): Promise<void> {
		await open().queue.simulator.webhooks.settled();
		await open().queue.proxy.settled();
		await untilIdle(open().queue, workflowOf(name));
	}

	/** How many deliveries each process answered, and how. */
	const deliveries = () => {
		const all = open().queue.proxy.deliveries.map(
			({ target, status = 0 }) => `${target} ${status}`,
		);
		const groups = Object.groupBy(all, (each) => each);
		return Object.fromEntries(
			Object.entries(groups).map(([name, each = []]) => [name, each.length]),
		);
	};

	return { workflowOf, toldBy, accountOf, untilQuiet, deliveries };
}
