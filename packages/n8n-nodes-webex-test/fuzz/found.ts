/** Inputs that once showed a defect, by their target: they are read in each run of the tests. */
export const found: Readonly<Record<string, readonly string[]>> = {
	card: [
		'{"type":"constructor"}',
		'{"type":"AdaptiveCard","body":[{"type":"toString","text":"a"},{"type":"__proto__"}]}',
		'{"type":"Input.Text","id":"constructor"}',
		'{"type":"AdaptiveCard","version":"1.3","body":[{"type":"TextBlock","text":"a","constructor":1}]}',
	],
	summary: ['a &constructor; b &__proto__;'],
	mention: ['<spark-mention data-object-id="me">&toString;</spark-mention>'],
	link: ['<<<<<<<a>; rel=next'],
};
