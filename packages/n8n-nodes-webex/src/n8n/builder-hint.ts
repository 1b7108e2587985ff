interface RelatedNode {
	/** With the name of the package. */
	readonly nodeType: string;
	readonly relationHint: string;
}

/** What n8n's workflow builder reads of a node. Older ones, such as n8n 2.20, call the hint `message`. */
export const builderHint = (hint: string, ...relatedNodes: RelatedNode[]) => ({
	searchHint: hint,
	message: hint,
	relatedNodes,
});
