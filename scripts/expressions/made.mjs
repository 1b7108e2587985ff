/**
 * The places where a program makes a regular expression of parts: how it is called there, what it may become, and why
 * that cannot take long. A call that is not here is refused. Without the dollars of templates.
 */
export const made = [
	{
		path: 'apps/migrate/src/references.ts',
		text: '`\\\\.{field}\\\\b|[\'"\\`]{field}[\'"\\`]|[{,]\\\\s*{field}\\\\s*[,}:]`',
		// A name that the program knows.
		examples: ['/\\.roomId\\b|[\'"`]roomId[\'"`]|[{,]\\s*roomId\\s*[,}:]/'],
	},
	{
		path: 'packages/client/src/messages/html-parse.ts',
		text: "`[\\\\s\\\\S]*?(?=</{name}[\\\\s/>]|$)`, 'iy'",
		examples: ['/[\\s\\S]*?(?=<\\/textarea[\\s\\/>]|$)/iy'],
	},
	{
		path: 'packages/http/src/base-address.ts',
		text: "`{protectedOrigin.source}[^\\\\s?#@\\\\\\\\]*$`, 'i'",
		examples: [
			'/^(?:https:\\/\\/|http:\\/\\/(?:localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[::1\\])(?=[:\\/?#]|$))[^\\s?#@\\\\]*$/i',
		],
	},
	...['waitingMark', 'stillMark', 'unnamedMark', 'closedMark', 'overMark'].map((text) => ({
		path: 'packages/n8n-nodes-webex/src/wait/watch/state.ts',
		text,
		// Words only.
		examples: ['/Nothing waits for this any more/'],
	})),
	{
		path: 'packages/n8n-nodes-webex/src/pattern/pattern.ts',
		text: "text.trim().replaceAll(/[.*+?^{}()|[\\]\\\\]/g, '\\\\$&'), 'i'",
		// The words of a person, each character for itself.
		examples: ['/a\\.b\\*/i'],
	},
	// Of a person: JavaScript only says whether it is one, and an engine of our own searches in linear time.
	{
		path: 'packages/n8n-nodes-webex/src/pattern/pattern.ts',
		text: 'source, flags',
		examples: [],
	},
	// For one character.
	{
		path: 'packages/n8n-nodes-webex/src/pattern/tree.ts',
		text: '`^(?:{source})$`, flags',
		examples: ['/^(?:[^\\s\\w])$/iu'],
	},
	{
		path: 'packages/n8n-nodes-webex/src/pattern/tree.ts',
		text: 'source, `{flags}y`',
		examples: ['/[^\\s\\w]/iuy'],
	},
	{
		path: 'packages/simulator/src/recording/fitting.ts',
		text: "`^/v1{path.replaceAll(/\\{(\\w+)\\}/g, '(?<$1>[^/]+)')}$`",
		examples: ['/^\\/v1\\/rooms\\/(?<roomId>[^\\/]+)\\/meetingInfo$/'],
	},
];
