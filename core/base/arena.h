// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

namespace vitrine {

/// Objects that live as long as it does, at addresses that do not change. It asks for memory a block of `Block` objects at a
/// time: std::deque takes 512 bytes, which for what a tree is made of is a call to the allocator for every second node.
template<typename T, std::size_t Block>
class Arena {
public:
    T &make()
    {
        if (m_used == Block) {
            m_blocks.push_back(std::make_unique<T[]>(Block));
            m_used = 0;
        }
        return m_blocks.back()[m_used++];
    }

private:
    std::vector<std::unique_ptr<T[]>> m_blocks;
    std::size_t m_used = Block;
};

} // namespace vitrine
