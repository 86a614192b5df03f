#pragma once
#include "ground/base/base.hpp"
