import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Operation, rest } from '@webex-nodes/client';
import { createSimulator, type Simulator, type SimulatorOptions } from '@webex-nodes/simulator';

/** Read by the test that writes `docs/conformance.md`. */
const file = fileURLToPath(new URL('../reached.json', import.meta.url));

/** Requests with this tracking ID are those of the checks themselves, and no program sent them. */
export const ownTrackingId = 'interop_the-check-itself';

interface Route {
	readonly name: string;
	readonly method: string;
	readonly path: RegExp;
	readonly parameters: number;
}

const routes: readonly Route[] = Object.entries(rest)
	.flatMap(([resource, operations]) =>
		Object.entries<Operation>(operations).map(([name, { method, path }]) => ({
			name: `${resource}.${name}`,
			method,
			path: new RegExp(`^/v1${path.replaceAll(/\{\w+\}/g, '[^/]+')}/?$`),
			parameters: path.split('{').length,
		})),
	)
	// "/people/me" before "/people/{personId}".
	.sort((one, other) => one.parameters - other.parameters);

/** The operation of the contract, such as "rooms.list"; `undefined` for a path that is none. */
export function operationOf(method: string, path: string): string | undefined {
	const [pathname = ''] = path.split('?');
	return routes.find((route) => route.method === method && route.path.test(pathname))?.name;
}

const reached = new Map<string, Set<string>>();

/** A simulator for a program: what succeeds on it is noted. */
export function simulatorFor(programId: string, options?: SimulatorOptions): Simulator {
	const simulator = createSimulator(options);
	simulator.observe(({ method, path, status, trackingId }) => {
		if (status < 200 || status > 299 || trackingId === ownTrackingId) return;
		const operation = operationOf(method, path);
		if (!operation) return;
		const programs = reached.get(operation) ?? new Set();
		reached.set(operation, programs.add(programId));
	});
	return simulator;
}

/** Which programs got a success from which operation, in the order of the alphabet, one operation a line. */
const reachedText = (): string => {
	const lines = [...reached]
		.map(([operation, programs]) => {
			const names = [...programs].sort().map((program) => JSON.stringify(program));
			return `\t${JSON.stringify(operation)}: [${names.join(', ')}]`;
		})
		.sort();
	return `{\n${lines.join(',\n')}\n}\n`;
};

/** Compares what the programs reached with the file, or writes it; returns what is wrong. */
export function checkReached(isWriting: boolean): string[] {
	const text = reachedText();
	if (isWriting) writeFileSync(file, text);
	const written = JSON.stringify(JSON.parse(readFileSync(file, 'utf8')));
	if (written === JSON.stringify(JSON.parse(text))) return [];
	return [
		'apps/interop/reached.json is not current: write it with "npm run interop -- --write", then docs/conformance.md as CONTRIBUTING.md says.',
	];
}
