import { z } from 'zod';
import type { WorkflowFile } from '../../src/n8n/api.ts';

const Placed = z.object({
	name: z.string(),
	type: z.string(),
	position: z.tuple([z.number(), z.number()]),
	parameters: z.looseObject({ width: z.number().optional(), height: z.number().optional() }),
});

interface Box {
	readonly name: string;
	readonly left: number;
	readonly top: number;
	readonly right: number;
	readonly bottom: number;
}

const size = 96;
/** The name below a node is wider than the node, and may have two lines. */
const label = { side: 40, below: 48 };
/** Nodes with others below them are wide. */
const wide = 256;

export const isNote = ({ type }: { readonly type: string }): boolean =>
	type === 'n8n-nodes-base.stickyNote';

function boxOf(node: z.infer<typeof Placed>): Box {
	const [left, top] = node.position;
	const { width = 0, height = 0 } = node.parameters;
	if (isNote(node)) {
		return { name: node.name, left, top, right: left + width, bottom: top + height };
	}
	const own = node.type.endsWith('.agent') || node.type.endsWith('HitlTool') ? wide : size;
	return {
		name: node.name,
		left: left - label.side,
		top,
		right: left + own + label.side,
		bottom: top + size + label.below,
	};
}

const touch = (one: Box, other: Box) =>
	one.left < other.right &&
	other.left < one.right &&
	one.top < other.bottom &&
	other.top < one.bottom;

const holds = (outer: Box, inner: Box) =>
	outer.left <= inner.left &&
	outer.right >= inner.right &&
	outer.top <= inner.top &&
	outer.bottom >= inner.bottom;

/** What lies on something else: a note may only be wholly behind a node, or beside it. */
export function overlapsOf(file: WorkflowFile): string[] {
	const placed = z.array(Placed).parse(file.nodes);
	const notes = placed.filter(isNote).map(boxOf);
	const nodes = placed.filter((node) => !isNote(node)).map(boxOf);
	const pairs = (boxes: readonly Box[]) =>
		boxes.flatMap((one, index) => boxes.slice(index + 1).map((other) => [one, other] as const));
	return [
		...pairs(nodes).filter(([one, other]) => touch(one, other)),
		...pairs(notes).filter(([one, other]) => touch(one, other)),
		...notes.flatMap((note) =>
			nodes
				.filter((node) => touch(note, node) && !holds(note, node))
				.map((node) => [note, node] as const),
		),
	].map(([one, other]) => `"${one.name}" and "${other.name}"`);
}
