// Every 64-bit field of the contract is a time or a counter below 2^53, so plain numbers hold them exactly.
// The generated code looks at this switch while it loads: import this module before it.
import $protobuf from 'protobufjs/minimal.js';

($protobuf.util as { Long: unknown }).Long = null;
$protobuf.configure();
