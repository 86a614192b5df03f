#pragma once
#include "work/accounts/accounts.hpp"
