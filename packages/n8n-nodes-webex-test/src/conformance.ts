import { readFileSync } from 'node:fs';
import { type Operation, rest, xml } from '@webex-nodes/client';
import { createSimulator } from '@webex-nodes/simulator';
import { calledByNodes, calledByXmlNode, unreached, unreachedXml } from './coverage.ts';

const read = (path: string): unknown =>
	JSON.parse(readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8'));

interface Described {
	readonly described: boolean;
	/** How many examples there are. */
	readonly request: number;
	readonly answer: number;
}

/** Written by `npm run corpus`, which alone reads the vendor's files. */
const described = read('packages/simulator/corpus/described.json') as Record<string, Described>;
/** Written by `npm run interop`, which alone runs the programs. */
const reached = read('apps/interop/reached.json') as Record<string, readonly string[]>;

const simulator = createSimulator();

/** By the methods that it names when it refuses one that is none. */
async function isSimulated({ method, path }: Operation): Promise<boolean> {
	const response = await simulator.request(
		new Request(`https://simulator.test/v1${path.replaceAll(/\{\w+\}/g, 'something')}`, {
			method: 'UNKNOWN',
			headers: { authorization: `Bearer ${simulator.personalToken}` },
		}),
	);
	return response.headers.get('allow')?.split(', ').includes(method) ?? false;
}

/** By its refusal of a document without content: for an operation that it does not know it gives that reason. */
async function isSimulatedXml(type: string): Promise<boolean> {
	const response = await simulator.request(
		new Request('https://simulator.test/WBXService/XMLService', {
			method: 'POST',
			body: `<serv:message xmlns:serv="http://www.webex.com/schemas/2002/06/service" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><header><securityContext/></header><body><bodyContent xsi:type="java:com.webex.service.binding.${type}"/></body></serv:message>`,
		}),
	);
	const text = await response.text();
	if (!text.includes('<serv:reason>')) throw new Error(`${type}: ${text}`);
	return !text.includes(`there is no operation ${type}`);
}

const yes = (is: boolean) => (is ? 'yes' : 'no');
const row = (...cells: readonly string[]) => `| ${cells.join(' | ')} |`;

/** One for each operation of a contract, in its order. */
const rowsOf = <Facts>(
	contract: Readonly<Record<string, object>>,
	rowOf: (name: string, facts: Facts) => Promise<string>,
): Promise<string[]> =>
	Promise.all(
		Object.entries(contract).flatMap(([resource, operations]) =>
			Object.entries(operations).map(([name, facts]) => rowOf(`${resource}.${name}`, facts)),
		),
	);

const examplesOf = ({ request, answer }: Described): string =>
	[request > 0 && 'request', answer > 0 && 'answer'].filter(Boolean).join(', ') || 'none';

async function restRows(): Promise<string[]> {
	const nodes = await calledByNodes();
	return await rowsOf<Operation>(rest, async (name, operation) => {
		const vendor = described[name];
		if (!vendor)
			throw new Error(
				`described.json has no ${name}: "pnpm --filter @webex-nodes/simulator described" writes it`,
			);
		const callers = [...nodes].filter(([, called]) => called.has(name)).map(([node]) => node);
		return row(
			name,
			`\`${operation.method} ${operation.path}\``,
			yes(await isSimulated(operation)),
			callers.join(', ') || `no: ${unreached[name]}`,
			yes(vendor.described),
			examplesOf(vendor),
			reached[name]?.join(', ') ?? 'none',
		);
	});
}

async function xmlRows(): Promise<string[]> {
	const called = await calledByXmlNode();
	return await rowsOf<{ readonly type: string }>(xml, async (name, { type }) =>
		row(
			name,
			`\`${type}\``,
			yes(await isSimulatedXml(type)),
			called.has(name) ? 'Webex Meetings XML' : `no: ${unreachedXml[name]}`,
		),
	);
}

/** The text of `docs/conformance.md`. */
export async function conformance(): Promise<string> {
	const operations = await restRows();
	const names = Object.keys(described);
	return `# Operations and who has them

One row for each operation of the contract, which is all that the typed client calls. This page is written from the code, and \`npm test\` checks that it is current.

- **Simulator**: it has a route for the operation.
- **Node**: the nodes whose operations call it, or why none does. "API Request" of the node Webex, which sends anything, is not counted.
- **Description**: Cisco's published OpenAPI files describe it. **Examples**: of what they have examples; \`npm run corpus\` sends and reads these.
- **Independent clients**: the programs of [interop.md](interop.md) that got a success from it on the simulator. What the checks around a program send themselves is not counted.

## REST

Of ${operations.length} operations, Cisco describes ${names.filter((name) => described[name]?.described).length}, and independent clients reached ${names.filter((name) => reached[name]).length} on the simulator.

| Operation | Request | Simulator | Node | Description | Examples | Independent clients |
| --- | --- | --- | --- | --- | --- | --- |
${operations.join('\n')}

## Meetings XML API

\`npm run corpus\` checks each of these against the published schemas. No independent client of this API is run.

| Operation | Type | Simulator | Node |
| --- | --- | --- | --- |
${(await xmlRows()).join('\n')}
`;
}
