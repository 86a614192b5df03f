// Multiple systems estimation: how many people were there, seen and unseen? Read a table with
// zicht::estimate::read_table, ask with zicht::estimate::estimate. Everything is told in the header
// that this one includes.
#pragma once

#include "science/estimate/estimate.hpp"
