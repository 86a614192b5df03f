#pragma once
#include "open/content/content.hpp"
