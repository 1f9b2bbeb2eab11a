"""A small writer of ONNX graphs: constants and operators with names that it makes up itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from onnx import ModelProto

CONTRIB = "com.microsoft"
"""Operator domain of onnxruntime's own operators."""

OPSET = 20
_IR_VERSION = 9
_CONTRIB_VERSION = 1


class GraphWriter:
    """Collects the nodes and constants of a graph; every method returns the name of the value that it adds."""

    def __init__(self) -> None:
        self._nodes: list[Any] = []
        self._constants: dict[str, Any] = {}

    def constant(self, name: str, value: NDArray[Any]) -> str:
        """Add a constant; a second constant of the same name is taken to be the same."""
        from onnx import numpy_helper

        if name not in self._constants:
            self._constants[name] = numpy_helper.from_array(value, name)
        return name

    def integers(self, *values: int) -> str:
        """Add a constant vector of int64, for axes and shapes."""
        return self.constant("integers_" + "_".join(map(str, values)), np.array(values, np.int64))

    def add(self, operator: str, *inputs: str, domain: str = "", **attributes: Any) -> str:  # noqa: ANN401 - whatever the operator takes
        """Add an operator with one output."""
        return self.add_split(operator, *inputs, outputs=1, domain=domain, **attributes)[0]

    def add_split(
        self,
        operator: str,
        *inputs: str,
        outputs: int,
        domain: str = "",
        **attributes: Any,  # noqa: ANN401
    ) -> tuple[str, ...]:
        """Add an operator with several outputs."""
        from onnx import helper

        name = f"{operator}_{len(self._nodes)}"
        results = tuple(f"{name}_{number}" for number in range(outputs))
        self._nodes.append(helper.make_node(operator, inputs, results, name=name, domain=domain, **attributes))
        return results

    def model(self, *, ids: str, result: str, output: str, dimension: int) -> ModelProto:
        """The finished ModelProto: token ids (1, tokens) in, ``result`` of shape (1, dimension) out as ``output``."""
        from onnx import TensorProto, helper

        self._nodes.append(helper.make_node("Identity", [result], [output], name="output"))
        graph = helper.make_graph(
            self._nodes,
            "encoder",
            [helper.make_tensor_value_info(ids, TensorProto.INT64, [1, "tokens"])],
            [helper.make_tensor_value_info(output, TensorProto.FLOAT, [1, dimension])],
            list(self._constants.values()),
        )
        opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(CONTRIB, _CONTRIB_VERSION)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=_IR_VERSION)
