/// Sings.
struct Canary {};
