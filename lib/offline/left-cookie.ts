/** Set by signing out, and read by the sign-in page: what this device held of its person is then to go. */
export const LEFT = "left";
