// The source for which Catch2's header is precompiled; all test programs use the result.
