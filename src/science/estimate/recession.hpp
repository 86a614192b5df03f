// The linear program behind existence. Inside this room only.
#pragma once

#include "science/estimate/matrix.hpp"

namespace zicht::estimate {

/// True where some vector c makes no element of `matrix` c positive and at least one negative. By
/// the simplex method: from c = 0, which is allowed, maximise -sum(matrix c) within -1 <= c <= 1,
/// and stop at the first gain. Bland's rule keeps it from going round.
bool has_recession(const Matrix& matrix);

}  // namespace zicht::estimate
