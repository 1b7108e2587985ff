import { readFileSync } from 'node:fs';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

/** The packages are for Node 20 and later, which loads modules: what only older ways of loading lack is no fault. */
const oldWays = new Set(['node10', 'node16-cjs']);

/** What publint says of a tarball, as it is published. */
export async function publintProblems({ tarball, manifest }) {
	const bytes = readFileSync(tarball);
	const data = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
	const { messages } = await publint({ strict: true, pack: { tarball: data } });
	return messages.map((message) => `publint: ${formatMessage(message, manifest) ?? message.code}`);
}

/** What "Are the types wrong?" says of it. */
export async function typeProblems({ tarball, manifest }) {
	const checked = await checkPackage(
		createPackageFromTarballData(new Uint8Array(readFileSync(tarball))),
	);
	// n8n loads the classes by their file names; nobody imports that package.
	if (!checked.types) return manifest.n8n ? [] : ['attw: has no types'];
	return checked.problems
		.filter(({ resolutionKind }) => !oldWays.has(resolutionKind))
		.map((problem) => `attw: ${problem.kind} ${problem.entrypoint ?? ''}`.trimEnd());
}
