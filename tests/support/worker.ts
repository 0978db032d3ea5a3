/** The tests call the kernel and the queries directly; workerd only wants an entry. */
export default { fetch: () => new Response(null, { status: 404 }) };
