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
	multipart: ['\uFEFFa"\r\n; b\u0004'],
	// A name with two prefixes was written as another one.
	xml: ['<a:b:c/>', '<:a:b\uFEFF/>', '<a b:c:d="e"/>', '<a:/>'],
	wait: [
		// A field with brackets in its name is an object.
		'POST page json\n\n{"data":{"field-0":"a","field-1":{"a":"1"},"field-4":{"toString":1,"valueOf":1}}}',
		'POST page json\n\n{"data":{"field-0":[{"toString":1,"valueOf":1}],"field-2":[{"toString":1}],"field-3":{"toString":1}}}',
	],
	trigger: [
		'POST right t1\n\n{"resource":"__proto__","event":"x","data":{"id":"{message}"}}',
		'POST right t0\n\n{"resource":"toString","event":"created","data":{"id":"a"}}',
		'POST right t0\n\n{"resource":"messages","event":"created","data":{"id":"a","created":{"toString":1,"valueOf":1}}}',
		'POST right t0\n\n{"resource":"messages","event":"created","data":{"id":"a","personId":{"toString":1,"valueOf":1}}}',
		'POST right t1\n\n{"resource":"memberships","event":"created","data":{"id":"a","files":[{"toString":1,"valueOf":1}]}}',
		'POST right t1\n\n{"resource":"meetingTranscripts","event":"created","data":{"id":"a","meetingId":"b","startTime":{"toString":1,"valueOf":1}}}',
	],
};
