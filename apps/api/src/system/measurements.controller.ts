import { Controller, Get, Header } from '@nestjs/common';
import { Describe, type Operation } from '../http/operation';
import { readers } from '../http/roles';
import { Measurements } from './measurements';

const readMeasurements: Operation = {
  id: 'readMeasurements',
  tag: 'operations',
  summary: 'Measurements for Prometheus',
  description: 'Needs a key of any role: let Prometheus send one of a `viewer` as its bearer token.',
  access: readers,
  answers: { 200: { description: 'Prometheus text', content: { 'text/plain': { schema: { type: 'string' } } } } },
};

@Controller('metrics')
export class MeasurementsController {
  constructor(private readonly measurements: Measurements) {}

  @Get()
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  @Describe(readMeasurements)
  read() {
    return this.measurements.registry.metrics();
  }
}
