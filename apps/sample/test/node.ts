/** Nodes of a workflow that a test makes, side by side. */
export const nodesOf =
	(workflowId: string) =>
	(id: number, name: string, type: string, parameters: object, more: object = {}) => ({
		id: `${workflowId}${id}`,
		name,
		type,
		typeVersion: 1,
		position: [id * 220, 0],
		parameters,
		...more,
	});
